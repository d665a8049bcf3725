import { code, join, type Code, type ImportedSymbol } from "../generator/emit/code.js";
import type { SourceFileTemplate } from "../generator/emit/print.js";
import { typeCode } from "../generator/emit/type-code.js";
import type { Operation } from "../generator/model/api.js";
import type { NamedType, Schema } from "../generator/model/schema.js";
import { inflections, type Inflection } from "../generator/names/casing.js";
import { upperFirst } from "../generator/names/words.js";
import { isPdf } from "./descriptor.js";
import { ofAll } from "./interface-by.js";
import { banner, callTypesFile, type Layout } from "./layout.js";
import { parametersDepend, parametersSymbol } from "./parameters.js";
import { typeStyle } from "./properties.js";
import { signatureType } from "./signatures.js";

/**
 * For each casing an interface from names to the parameters and answers of operations that look different there:
 * signatures say `TypesBy[L]["InquiryResponse"]`.
 */
export function byCasingFiles(layout: Layout): readonly SourceFileTemplate[] {
  const types = new Map(
    layout.api.operations
      .flatMap((operation) => casedTypes(operation, layout))
      .map((type) => [type.name, type]),
  );
  const sorted = [...types.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  const entries = (inflection: Inflection): readonly Code[] =>
    sorted.map(({ name, of }) => code`  ${name}: ${of(inflection)};`);
  return inflections.map((inflection) => ({
    path: callTypesFile(inflection),
    banner: banner("templates/by-casing.ts"),
    statements: [
      code`/** What calls take and answer in this casing, by name. */
export interface Types {
${join(entries(inflection), "\n")}
}`,
    ],
  }));
}

/** A type that is another one under each casing. */
interface CasedType {
  readonly name: string;
  readonly of: (inflection: Inflection) => Code;
}

function casedTypes(operation: Operation, layout: Layout): readonly CasedType[] {
  const parameters: CasedType = {
    name: operation.parametersName,
    of: (inflection) =>
      code`${ofAll(parametersSymbol(operation, inflection, layout).name, inflection)}`,
  };
  const answer: CasedType = {
    name: answerName(operation, layout),
    of: (inflection) => answerIn(operation, inflection, layout, true),
  };
  return [
    ...(parametersDepend(operation, layout) ? [parameters] : []),
    ...(answerDepends(operation, layout) ? [answer] : []),
  ];
}

const by = (name: string, casing: string): Code =>
  code`${signatureType("TypesBy")}[${casing}]["${name}"]`;

/** The type of an operation's parameters where the casing is the type parameter `casing`. */
export const parametersCode = (operation: Operation, casing: string, layout: Layout): Code =>
  parametersDepend(operation, layout)
    ? by(operation.parametersName, casing)
    : code`${parametersSymbol(operation, "kebab", layout)}`;

/** The type of an operation's answer where the casing is the type parameter `casing`. */
export function answerCode(operation: Operation, casing: string, layout: Layout): Code {
  const name = casedAnswer(operation, layout);
  return name === undefined ? answerIn(operation, "kebab", layout, false) : by(name, casing);
}

/** The name in `Types` of an operation's answer; none where it looks the same in every casing. */
export const casedAnswer = (operation: Operation, layout: Layout): string | undefined =>
  answerDepends(operation, layout) ? answerName(operation, layout) : undefined;

function answerDepends(operation: Operation, layout: Layout): boolean {
  return (
    !isPdf(operation) &&
    operation.responses.some(({ schema }) => layout.dependence.ofSchema(schema))
  );
}

/** The name of the one type that an operation answers, or one of its own. */
function answerName(operation: Operation, layout: Layout): string {
  const [schema, ...others] = distinctBodies(operation, layout);
  return schema?.kind === "reference" && schema.nullable !== true && others.length === 0
    ? original(schema.to, layout).name
    : `${upperFirst(operation.name)}Response`;
}

function answerIn(
  operation: Operation,
  inflection: Inflection,
  layout: Layout,
  spaced: boolean,
): Code {
  const style = typeStyle(layout, inflection, "Blob");
  const reference = (key: string): ImportedSymbol => {
    const type = original(key, layout);
    // Known values look the same in every casing and stand in a place of their own.
    return type.schema.kind === "enum"
      ? layout.typeSymbol(type, inflection)
      : ofAll(type.name, inflection);
  };
  const symbols = spaced ? { ...style.symbols, reference } : style.symbols;
  return join(
    distinctBodies(operation, layout).map((schema) =>
      schema === NO_BODY ? code`undefined` : typeCode(schema, inflection, symbols),
    ),
    " | ",
  );
}

/** The type that a key leads to through other names. */
function original(key: string, layout: Layout): NamedType {
  const type = layout.type(key);
  return type.aliasOf === undefined ? type : original(type.aliasOf, layout);
}

/** What a success without content answers; the runtime gives nothing for it. */
const NO_BODY: Schema = { kind: "null" };

/** The bodies of all documented successes, each shape once; anything, where none is documented. */
function distinctBodies(operation: Operation, layout: Layout): readonly Schema[] {
  const shapes = new Map<string, Schema>();
  for (const { mediaType, schema } of operation.responses) {
    const body = mediaType === "" ? NO_BODY : schema;
    const shape = body.kind === "reference" ? original(body.to, layout).key : JSON.stringify(body);
    if (!shapes.has(shape)) shapes.set(shape, body);
  }
  return shapes.size === 0 ? [{ kind: "unknown" }] : [...shapes.values()];
}
