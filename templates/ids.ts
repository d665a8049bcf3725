import { code, join, type Code } from "../generator/emit/code.js";
import { docComment } from "../generator/emit/docs.js";
import { stringLiteral, templateText } from "../generator/emit/literals.js";
import type { SourceFileTemplate } from "../generator/emit/print.js";
import type { IdKind } from "../generator/model/api.js";
import { banner, IDS_FILE, type Layout } from "./layout.js";
import { runtimeType, runtimeValue } from "./runtime-symbols.js";

const IdSchema = runtimeType("IdSchema");
const idSchema = runtimeValue("idSchema");
const isId = runtimeValue("isId");
const assertId = runtimeValue("assertId");
const parseId = runtimeValue("parseId");

/** Name of the constant that describes a kind of id at run time: `accountIdSchema`. */
export const idSchemaName = (id: IdKind): string =>
  `${id.name.charAt(0).toLowerCase()}${id.name.slice(1)}Schema`;

/** A type, a schema and three validators for each kind of id. */
export function idsFile(layout: Layout): SourceFileTemplate {
  return {
    path: IDS_FILE,
    banner: banner("x-ids in spec/overlay.yaml or templates/ids.ts"),
    statements: layout.api.ids.map((id) => idCode(id, layout)),
  };
}

function idCode(id: IdKind, { choices }: Layout): Code {
  const prefixes = id.prefixes.map((prefix) => `\`${prefix}\``).join(" or ");
  const template = join(
    id.prefixes.map((prefix) => `\`${templateText(prefix)}\${string}\``),
    " | ",
  );
  const type = choices.ids === "plain" ? code`string` : template;
  const schema = idSchemaName(id);
  // The template says as much itself.
  const doc = choices.ids === "plain" ? docComment(`A string that begins with ${prefixes}.`) : "";
  return code`${doc}export type ${id.name} = ${type};
export const ${schema}: ${IdSchema}<${id.name}> = /* @__PURE__ */ ${idSchema}(${stringLiteral(id.name)}, ${join(id.prefixes.map(stringLiteral), ", ")});
export function ${id.is}(value: unknown): value is ${id.name} {
  return ${isId}(${schema}, value);
}
${docComment(`Throws a \`PersonaValidationError\`.`)}export function ${id.assert}(value: unknown): asserts value is ${id.name} {
  ${assertId}(${schema}, value);
}
${docComment("The value, or it throws.")}export function ${id.parse}(value: unknown): ${id.name} {
  return ${parseId}(${schema}, value);
}`;
}
