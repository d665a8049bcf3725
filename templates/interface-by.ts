import { code, join, symbol, type Code, type ImportedSymbol } from "../generator/emit/code.js";
import { docComment } from "../generator/emit/docs.js";
import { inflections, type Inflection } from "../generator/names/casing.js";
import { typesIndexFile } from "./layout.js";

/** An interface that holds a type under each casing: `InquiryBy["camel"]`. */
export function interfaceBy(
  name: string,
  of: (inflection: Inflection) => Code,
  doc?: string,
): Code {
  const members = inflections.map((inflection) => code`  ${inflection}: ${of(inflection)};`);
  return code`${docComment(doc)}export interface ${name}By {
${join(members, "\n")}
}`;
}

/** A name reached through `kebab.`, `camel.` or `snake.`, as one file needs it in all three. */
export const inSpace = (name: string, inflection: Inflection): ImportedSymbol =>
  symbol(name, typesIndexFile(inflection), { type: true, namespace: inflection });

/** A name of a casing as its own files reach it that name very many. */
export const ofAll = (name: string, inflection: Inflection): ImportedSymbol =>
  symbol(name, typesIndexFile(inflection), { type: true, namespace: "all" });
