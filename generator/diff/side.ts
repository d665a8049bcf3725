import type { Api, Operation } from "../model/api.js";
import type { NamedType, Schema } from "../model/schema.js";
import { operationKey, typeKeySegments } from "../names/facts.js";

/** One of the two surfaces, with what is looked up in it. */
export interface Side {
  readonly api: Api;
  /** The type with this key; `undefined` for a key of the other surface. */
  readonly type: (key: string) => NamedType | undefined;
  /** The schema behind references; `unknown` where the type is not there. */
  readonly resolve: (schema: Schema) => Schema;
  /** Where a type stands, for people: `account.attributes`, `POST /cases body.data`. */
  readonly placeOf: (key: string) => string;
}

/** Indexes one of the two models of a comparison. */
export function createSide(api: Api): Side {
  const types = new Map(api.types.map((type) => [type.key, type]));
  const operations = new Map(api.operations.map((operation) => [operation.id, operation]));
  const type = (key: string): NamedType | undefined => types.get(key);
  const resolve = (schema: Schema): Schema => {
    let found = schema;
    const seen = new Set<string>();
    while (found.kind === "reference" && !seen.has(found.to)) {
      seen.add(found.to);
      found = type(found.to)?.schema ?? { kind: "unknown" };
    }
    return found;
  };
  return { api, type, resolve, placeOf: (key) => placeOfKey(key, operations) };
}

function placeOfKey(key: string, operations: ReadonlyMap<string, Operation>): string {
  const [root = "", ...steps] = typeKeySegments(key);
  const operation = operations.get(root);
  const start = operation === undefined ? root : `${operationKey(operation)} `;
  return below(start, steps);
}

/** A place inside another: properties after a dot, items and map values as brackets. */
export function below(place: string, steps: readonly string[]): string {
  return steps.reduce((at, step) => {
    if (step === "[]" || step === "{}") return `${at}${step}`;
    return at === "" || at.endsWith(" ") ? `${at}${step}` : `${at}.${step}`;
  }, place);
}
