import { code, join, type Code } from "../generator/emit/code.js";
import { docComment } from "../generator/emit/docs.js";
import { stringLiteral } from "../generator/emit/literals.js";
import type { SourceFileTemplate } from "../generator/emit/print.js";
import { typeCode } from "../generator/emit/type-code.js";
import type { EnumSchema, Schema } from "../generator/model/schema.js";
import { headerInterfaces } from "./header-interfaces.js";
import { idSchemaName } from "./ids.js";
import { banner, HEADERS_FILE, PARAMETER_INTERFACES_FILE, type Layout } from "./layout.js";
import { typeStyle } from "./properties.js";
import { runtimeType, runtimeValue } from "./runtime-symbols.js";

const HeaderSchema = runtimeType("HeaderSchema");
const headerSchema = runtimeValue("headerSchema");

/** A schema for each request header, and the interfaces of headers by name. */
export const headersFile = (layout: Layout): SourceFileTemplate => ({
  path: HEADERS_FILE,
  banner: banner("spec/overlay.yaml or templates/headers.ts"),
  statements: [
    {
      kind: "reexport",
      from: PARAMETER_INTERFACES_FILE,
      names: headerInterfaces(layout).map(({ name }) => name),
      typeOnly: true,
    },
    ...schemas(layout),
  ],
});

/** `Idempotency-Key` → `idempotencyKeySchema`; ids, which may be called the same, come first. */
function schemas(layout: Layout): readonly Code[] {
  const headers = new Map(
    layout.api.operations
      .flatMap((operation) => operation.headers)
      .map((header) => [header.name, header]),
  );
  const { symbols } = typeStyle(layout, "kebab", "Blob");
  const taken = new Set(layout.api.ids.map(idSchemaName));
  return [...headers.values()].map(({ name, wireName, schema }) => {
    const schemaName = taken.has(`${name}Schema`) ? `${name}HeaderSchema` : `${name}Schema`;
    const type = typeCode(schema, "kebab", symbols);
    const closed = closedEnum(schema, layout);
    const values =
      closed === undefined ? "" : code`, [${join(closed.values.map(stringLiteral), ", ")}]`;
    return code`${docComment(`Checks a value of the header \`${wireName}\` as calls do: a Standard Schema.`)}export const ${schemaName}: ${HeaderSchema}<${type}> = /* @__PURE__ */ ${headerSchema}(${stringLiteral(wireName)}${values});`;
  });
}

function closedEnum(schema: Schema, layout: Layout): EnumSchema | undefined {
  if (schema.kind === "reference") return closedEnum(layout.type(schema.to).schema, layout);
  return schema.kind === "enum" && !schema.open ? schema : undefined;
}
