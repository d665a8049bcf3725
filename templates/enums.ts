import { code, join, symbol, type Code, type ImportedSymbol } from "../generator/emit/code.js";
import { docComment } from "../generator/emit/docs.js";
import { stringLiteral } from "../generator/emit/literals.js";
import type { SourceFileTemplate } from "../generator/emit/print.js";
import { addTo } from "../generator/grouping.js";
import type { EnumSchema, NamedType } from "../generator/model/schema.js";
import type { EnumNames } from "../generator/names/names.js";
import { typeAliases } from "./aliases.js";
import { banner, ENUMS_INDEX_FILE, enumsFile, type Layout } from "./layout.js";
import { schemaDocs } from "./properties.js";

/** Known values as a type, a constant and a guard; one file a family of resources, and an index. */
export function enumsFiles(layout: Layout): readonly SourceFileTemplate[] {
  const files = new Map<string, Code[]>();
  for (const type of layout.api.types) {
    if (type.schema.kind !== "enum") continue;
    const path = enumsFile(type.family);
    const aliases = typeAliases(layout.api, "type", type.name);
    const codes = [enumCode(type, type.schema, layout), ...aliases];
    addTo(files, path, ...codes);
  }
  return [
    ...[...files].map(([path, statements]) => ({
      path,
      banner: banner("spec/overlay.yaml or templates/enums.ts"),
      statements,
    })),
    {
      path: ENUMS_INDEX_FILE,
      banner: banner("templates/enums.ts"),
      statements: [...files.keys()].sort().map((from) => ({ kind: "reexport" as const, from })),
    },
  ];
}

function enumCode(type: NamedType, schema: EnumSchema, layout: Layout): Code {
  const { values, guard } = enumNames(type);
  const literals = schema.values.map(stringLiteral);
  const known = `(typeof ${values})[number]`;
  const doc = docComment(schemaDocs(schema));
  const open = [
    known,
    ...(schema.open ? ["(string & {})"] : []),
    ...(schema.nullable === true ? ["null"] : []),
  ];
  const twin = type.aliasOf === undefined ? undefined : layout.type(type.aliasOf);
  const declaration = twin === undefined ? join(open, " | ") : layout.typeSymbol(twin, "kebab");
  // The values stand once: spelt out in a constant, which the types and guards refer to.
  const constant =
    twin === undefined
      ? code`readonly [${join(literals, ", ")}] = [${join(literals, ", ")}]`
      : code`typeof ${valuesSymbol(twin)} = ${valuesSymbol(twin)}`;
  return code`${docComment(schema.open ? "Known values; others may come." : "All values.")}export const ${values}: ${constant};
${doc === "" ? "" : `\n${doc}`}export type ${type.name} = ${declaration};
export function ${guard}(value: unknown): value is ${known} {
  return (${values} as readonly unknown[]).includes(value);
}`;
}

const enumNames = ({ name, enumNames: given }: NamedType): EnumNames =>
  given ?? { values: `${name}Values`, guard: `isKnown${name}` };

const valuesSymbol = (type: NamedType): ImportedSymbol =>
  symbol(enumNames(type).values, enumsFile(type.family));
