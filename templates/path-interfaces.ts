import { StructureKind } from "ts-morph";
import { symbol, type ImportedSymbol } from "../generator/emit/code.js";
import type { SourceFileTemplate } from "../generator/emit/print.js";
import type { PathParameter } from "../generator/model/api.js";
import type { Property } from "../generator/model/schema.js";
import { upperFirst } from "../generator/names/words.js";
import { banner, PATH_INTERFACES_FILE, type Layout } from "./layout.js";
import { propertyStructures, typeStyle } from "./properties.js";

/** One interface for each path parameter that several operations take, which their parameters extend. */
export function pathInterfacesFile(layout: Layout): SourceFileTemplate {
  const style = typeStyle(layout, "kebab", "Blob");
  return {
    path: PATH_INTERFACES_FILE,
    banner: banner("spec/overlay.yaml or templates/path-interfaces.ts"),
    statements: [...shared(layout)].map(([name, property]) => ({
      kind: StructureKind.Interface as const,
      name,
      isExported: true,
      properties: propertyStructures([property], false, style),
    })),
  };
}

/** The interface for a path parameter, where several operations take it and say the same of it. */
export function pathInterface(
  parameter: PathParameter,
  layout: Layout,
): ImportedSymbol | undefined {
  const name = interfaceName(parameter);
  const property = shared(layout).get(name);
  return property !== undefined && same(property, pathProperty(parameter))
    ? symbol(name, PATH_INTERFACES_FILE, { type: true })
    : undefined;
}

/** A path parameter as a member of the parameters of a call. */
export const pathProperty = ({ name, id, doc, pattern }: PathParameter): Property => ({
  name,
  required: true,
  schema: {
    ...(id === undefined ? { kind: "string" } : { kind: "id", id }),
    ...(doc !== undefined && { doc }),
    ...(pattern !== undefined && { pattern }),
  },
});

const interfaceName = ({ name }: PathParameter): string => `${upperFirst(name)}InPath`;

const known = new WeakMap<Layout["api"], ReadonlyMap<string, Property>>();

/** Interface name → its property: the form in which most operations take the parameter. */
function shared({ api }: Layout): ReadonlyMap<string, Property> {
  const before = known.get(api);
  if (before !== undefined) return before;
  const forms = new Map<string, { readonly property: Property; count: number }[]>();
  for (const parameter of api.operations.flatMap(({ pathParameters }) => pathParameters)) {
    const name = interfaceName(parameter);
    const property = pathProperty(parameter);
    const found = forms.get(name) ?? [];
    forms.set(name, found);
    const form = found.find((each) => same(each.property, property));
    if (form === undefined) found.push({ property, count: 1 });
    else form.count += 1;
  }
  const found = new Map(
    [...forms]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([name, each]) => {
        const [most] = each.sort((one, other) => other.count - one.count);
        return most === undefined || most.count < 2 ? [] : [[name, most.property] as const];
      }),
  );
  known.set(api, found);
  return found;
}

const same = (one: Property, other: Property): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
