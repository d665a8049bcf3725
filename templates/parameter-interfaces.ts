import { StructureKind } from "../generator/emit/structures.js";
import { symbol, type ImportedSymbol } from "../generator/emit/code.js";
import type { SourceFileTemplate } from "../generator/emit/print.js";
import { addTo, groupBy } from "../generator/grouping.js";
import type { Operation, PathParameter, QueryParameter } from "../generator/model/api.js";
import type { Property } from "../generator/model/schema.js";
import { upperFirst } from "../generator/names/words.js";
import { textOf } from "./base-interfaces.js";
import { headerInterfaces } from "./header-interfaces.js";
import { banner, PARAMETER_INTERFACES_FILE, type Layout } from "./layout.js";
import { propertyStructures, typeStyle } from "./properties.js";
import { isShaping } from "./shaping.js";

/** A parameter as a member of what a call takes, and the name of the interface that holds it alone. */
interface Member {
  readonly interfaceName: string;
  readonly property: Property;
}

/**
 * One interface for each parameter that several operations take and describe alike, which their parameters extend: of the
 * path, of the query and in headers.
 */
export function parameterInterfacesFile(layout: Layout): SourceFileTemplate {
  const style = typeStyle(layout, "kebab", "Blob");
  const requestStyle = { ...style, symbols: { ...style.symbols, readonly: true } };
  return {
    path: PARAMETER_INTERFACES_FILE,
    banner: banner("spec/overlay.yaml or templates/parameter-interfaces.ts"),
    statements: [
      ...[...shared(layout)].map(([name, property]) => ({
        kind: StructureKind.Interface as const,
        name,
        isExported: true,
        properties: propertyStructures([property], false, requestStyle),
      })),
      ...headerInterfaces(layout),
    ],
  };
}

/** What the parameters of an operation extend, and what they say themselves. */
export interface ParameterMembers {
  readonly inherited: readonly ImportedSymbol[];
  readonly own: readonly Property[];
}

/** The path parameters of an operation. */
export const pathMembers = ({ pathParameters }: Operation, layout: Layout): ParameterMembers =>
  divided(
    pathParameters.map((each) => pathMember(each, layout)),
    layout,
  );

/** The query parameters of an operation that are not part of its signature. */
export const queryMembers = (operation: Operation, layout: Layout): ParameterMembers =>
  divided(
    operation.query
      .filter((parameter) => !isShaping(parameter, operation, layout))
      .map((each) => queryMember(each)),
    layout,
  );

function divided(members: readonly Member[], layout: Layout): ParameterMembers {
  const isInherited = ({ interfaceName, property }: Member): boolean => {
    const form = shared(layout).get(interfaceName);
    return form !== undefined && textOf(form) === textOf(property);
  };
  return {
    inherited: members
      .filter(isInherited)
      .map(({ interfaceName }) => symbol(interfaceName, PARAMETER_INTERFACES_FILE, { type: true })),
    own: members.filter((member) => !isInherited(member)).map(({ property }) => property),
  };
}

/** Named after the id, as a parameter of one name may be the id of different things. */
function pathMember({ name, id, doc, pattern }: PathParameter, layout: Layout): Member {
  const documented = {
    ...(doc !== undefined && { doc }),
    ...(pattern !== undefined && { pattern }),
  };
  return {
    interfaceName: `${id === undefined ? upperFirst(name) : layout.id(id).name}InPath`,
    property: {
      name,
      required: true,
      schema: { ...(id === undefined ? { kind: "string" } : { kind: "id", id }), ...documented },
    },
  };
}

const queryMember = ({ name, required, schema, doc }: QueryParameter): Member => ({
  interfaceName: `${upperFirst(name)}InQuery`,
  property: { name, required, schema: { ...schema, ...(doc !== undefined && { doc }) } },
});

const known = new WeakMap<Layout, ReadonlyMap<string, Property>>();

/** Interface name → its property: the form in which most operations take the parameter, and more than one. */
function shared(layout: Layout): ReadonlyMap<string, Property> {
  const before = known.get(layout);
  if (before !== undefined) return before;
  const forms = new Map<string, Property[]>();
  for (const operation of layout.api.operations) {
    const query = operation.query.filter(
      (each) => !isShaping(each, operation, layout) && !layout.dependence.ofSchema(each.schema),
    );
    const members = [
      ...operation.pathParameters.map((each) => pathMember(each, layout)),
      ...query.map(queryMember),
    ];
    for (const { interfaceName, property } of members) addTo(forms, interfaceName, property);
  }
  const found = new Map(
    [...forms]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([name, properties]) => {
        const form = formOfMost(properties);
        return form === undefined ? [] : [[name, form] as const];
      }),
  );
  known.set(layout, found);
  return found;
}

/** What more than half of several members say. */
function formOfMost(properties: readonly Property[]): Property | undefined {
  const most = [...groupBy(properties, textOf).values()].find(
    ({ length }) => length > 1 && length > properties.length / 2,
  );
  return most?.[0];
}
