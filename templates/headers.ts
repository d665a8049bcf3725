import { StructureKind } from "ts-morph";
import { code, join, type Code } from "../generator/emit/code.js";
import { docComment, docs } from "../generator/emit/docs.js";
import { stringLiteral } from "../generator/emit/literals.js";
import type { SourceFileTemplate } from "../generator/emit/print.js";
import { typeCode } from "../generator/emit/type-code.js";
import type { HeaderParameter } from "../generator/model/api.js";
import type { EnumSchema, Schema } from "../generator/model/schema.js";
import { banner, HEADERS_FILE, type Layout } from "./layout.js";
import { COMMON_HEADERS, headerInterfaceName, sharedHeaders } from "./shared-headers.js";
import { propertyStructures, typeStyle } from "./properties.js";
import { runtimeType, runtimeValue } from "./runtime-symbols.js";

const FileInput = runtimeType("FileInput");
const KeyInflection = runtimeType("KeyInflection");
const HeaderSchema = runtimeType("HeaderSchema");
const headerSchema = runtimeValue("headerSchema");

/**
 * One interface for each request header that several operations take, which the options objects of calls extend, and a
 * schema for each request header.
 */
export function headersFile(layout: Layout): SourceFileTemplate {
  const headers = new Map<string, HeaderParameter>();
  for (const header of layout.api.operations.flatMap(sharedHeaders)) {
    headers.set(headerInterfaceName(header), header);
  }
  const style = typeStyle(layout, "kebab", FileInput);
  return {
    path: HEADERS_FILE,
    banner: banner("spec/overlay.yaml or templates/headers.ts"),
    statements: [
      code`/** The casing of keys in this call, where it should differ from the client's. */
export interface KeyInflectionHeader<K extends ${KeyInflection}> {
  /** Casing of the keys in the answer; the type of the result follows it. The client's casing where absent. */
  keyInflection?: K | undefined;
}`,
      ...[...headers].map(([name, { name: property, required, schema, doc }]) => ({
        kind: StructureKind.Interface as const,
        name,
        isExported: true,
        properties: propertyStructures(
          [{ name: property, required, schema: { ...schema, ...(doc !== undefined && { doc }) } }],
          false,
          style,
        ),
        docs: docs(`The header \`${headers.get(name)?.wireName ?? ""}\` of a call.`),
      })),
      ...common(layout),
      ...schemas(layout),
    ],
  };
}

/** The interface for the headers that most operations take together. */
function common(layout: Layout): readonly Code[] {
  const names = layout.commonHeaders.map(headerInterfaceName);
  if (names.length === 0) return [];
  return [
    code`/** The headers that nearly all calls take. */
export interface ${COMMON_HEADERS} extends ${names.join(", ")} {}`,
  ];
}

/** `Idempotency-Key` → `idempotencyKeySchema`. */
function schemas(layout: Layout): readonly Code[] {
  const headers = new Map(
    layout.api.operations
      .flatMap((operation) => operation.headers)
      .map((header) => [header.name, header]),
  );
  const { symbols } = typeStyle(layout, "kebab", "Blob");
  return [...headers.values()].map(({ name, wireName, schema }) => {
    const type = typeCode(schema, "kebab", symbols);
    const closed = closedEnum(schema, layout);
    const values =
      closed === undefined ? "" : code`, [${join(closed.values.map(stringLiteral), ", ")}]`;
    return code`${docComment(`Checks a value of the header \`${wireName}\` as calls do: a Standard Schema.`)}export const ${name}Schema: ${HeaderSchema}<${type}> = /* @__PURE__ */ ${headerSchema}(${stringLiteral(wireName)}${values});`;
  });
}

function closedEnum(schema: Schema, layout: Layout): EnumSchema | undefined {
  if (schema.kind === "reference") return closedEnum(layout.type(schema.to).schema, layout);
  return schema.kind === "enum" && !schema.open ? schema : undefined;
}
