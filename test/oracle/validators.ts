import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { JsonObject } from "./json-tree.js";

/** Says what a value breaks of the schema at a pointer of the document. */
export interface Validators {
  /** @returns one line for each broken rule; empty where the value is accepted. */
  problems(pointer: string, value: unknown): readonly string[];
  /** The same for text of a query or a header, which stands for numbers and booleans too. */
  problemsOfText(pointer: string, value: unknown): readonly string[];
}

const ADDRESS = "persona:/openapi.json";

/** Ajv for JSON Schema 2020-12 over the document as it stands, nothing left out, formats checked. */
export function createValidators(root: JsonObject): Validators {
  const exact = createAjv(root, false);
  const coercing = createAjv(root, true);
  return {
    problems: (pointer, value) => problems(exact, pointer, value),
    problemsOfText: (pointer, value) => problems(coercing, pointer, structuredClone(value)),
  };
}

function createAjv(root: JsonObject, coerceTypes: boolean): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, coerceTypes });
  addFormats.default(ajv);
  // Two names in the document are not formats of any standard; they say nothing that could be checked.
  ajv.addFormat("integer", true).addFormat("json", true);
  ajv.addSchema({ ...root, $id: ADDRESS });
  return ajv;
}

function problems(ajv: Ajv2020, pointer: string, value: unknown): readonly string[] {
  const validate = ajv.getSchema(`${ADDRESS}#${encodeURI(pointer)}`);
  if (validate === undefined) throw new Error(`no schema at ${pointer}`);
  if (validate(value) === true) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath} ${message ?? ""} ${JSON.stringify(params)}`,
  );
}
