import { code, symbol, type Code } from "../generator/emit/code.js";
import { stringLiteral } from "../generator/emit/literals.js";
import type { SourceFileTemplate } from "../generator/emit/print.js";
import { typeCode } from "../generator/emit/type-code.js";
import { banner, CLIENT_FILE, defaultChoices, METADATA_FILE, type Layout } from "./layout.js";
import { typeStyle } from "./properties.js";
import { runtimeType, runtimeValue } from "./runtime-symbols.js";

/** `createClient` with the server and version of the contract filled in, and the options with its known versions. */
export function clientFile(layout: Layout): SourceFileTemplate {
  const Client = runtimeType("Client");
  const KeyInflection = runtimeType("KeyInflection");
  const BaseOptions = runtimeType("ClientOptions");
  const createClientFor = runtimeValue("createClientFor");
  const apiVersion = symbol("apiVersion", METADATA_FILE);
  const { keyInflection } = layout.choices;
  const casing = stringLiteral(keyInflection);
  // The runtime's own default needs no word.
  const isDefault = keyInflection === defaultChoices.keyInflection;
  const option = code` {
  /** \`${keyInflection}\` unless given. */
  readonly keyInflection?: K | undefined;
}`;
  const given = code`{ ...options, keyInflection: options.keyInflection ?? (${casing} as K) }`;
  return {
    path: CLIENT_FILE,
    banner: banner("templates/client.ts"),
    reserved: ["ClientOptions"],
    statements: [
      code`/** What a client does with every call unless the call says otherwise. */
export interface ClientOptions<K extends ${KeyInflection} = ${KeyInflection}> extends ${BaseOptions}<K, ${versionType(layout)}>${isDefault ? " {}" : option}`,
      code`/**
 * A client for the Persona API: where calls go, with which key, and how they are retried. Pass it to every function.
 *
 * @throws PersonaValidationError where a setting would put the key at risk
 */
export function createClient<K extends ${KeyInflection} = ${casing}>(options: ClientOptions<K>): ${Client}<K> {
  return ${createClientFor}({ baseUrl: ${stringLiteral(layout.api.server)}, personaVersion: ${apiVersion} }, ${isDefault ? "options" : given});
}`,
    ],
  };
}

/** The type of the version header, known versions first; any text where no operation takes it. */
function versionType(layout: Layout): Code {
  const header = layout.api.operations
    .flatMap(({ headers }) => headers)
    .find(({ wireName }) => wireName === "Persona-Version");
  if (header === undefined) return code`string`;
  return typeCode(header.schema, "kebab", typeStyle(layout, "kebab", "Blob").symbols);
}
