import { code, symbol } from "../generator/emit/code.js";
import { stringLiteral } from "../generator/emit/literals.js";
import type { SourceFileTemplate } from "../generator/emit/print.js";
import { banner, CLIENT_FILE, METADATA_FILE, type Layout } from "./layout.js";
import { runtimeType, runtimeValue } from "./runtime-symbols.js";

/** `createClient` with the server and version of the contract filled in. */
export function clientFile(layout: Layout): SourceFileTemplate {
  const Client = runtimeType("Client");
  const ClientOptions = runtimeType("ClientOptions");
  const KeyInflection = runtimeType("KeyInflection");
  const createClientFor = runtimeValue("createClientFor");
  const apiVersion = symbol("apiVersion", METADATA_FILE);
  return {
    path: CLIENT_FILE,
    banner: banner("templates/client.ts"),
    statements: [
      code`/**
 * A client for the Persona API: where calls go, with which key, and how they are retried. Pass it to every function.
 *
 * @throws PersonaValidationError where a setting would put the key at risk
 */
export function createClient<K extends ${KeyInflection} = "kebab">(options: ${ClientOptions}<K>): ${Client}<K> {
  return ${createClientFor}({ baseUrl: ${stringLiteral(layout.api.server)}, personaVersion: ${apiVersion} }, options);
}`,
    ],
  };
}
