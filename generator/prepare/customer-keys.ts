import type { Json, JsonObject } from "../document/document.js";
import { isObject } from "../document/pointer.js";
import { useOf, type Use } from "./component-use.js";
import {
  componentSchemas,
  freeName,
  mapRootSchemas,
  withComponentSchemas,
} from "./document-schemas.js";
import { silent, type Pass } from "./pass.js";
import {
  mapValues,
  omit,
  propertiesOf,
  referenced,
  referenceTo,
  rewrite,
  typeFrom,
  typesOf,
  NOWHERE,
} from "./schema-tree.js";

/**
 * Objects whose keys the customer has configured (overlay mark `x-customer-keys`): the keys the document lists are
 * optional and known in both spellings, any other is possible too. In answers every value is an envelope
 * `{ type, value }`, and an envelope around one plain value is one type wherever it stands. Documents of versions before
 * `x-customer-keys-since` still re-case these keys, so that there is one spelling of each.
 *
 * @see https://docs.withpersona.com/changelog/2025/10/27
 */
export const customerKeys: Pass = {
  name: "customer keys",
  run: silent((root) => {
    const context: Context = {
      kept: keysAreKept(root),
      schemas: componentSchemas(root),
      envelopes: new Map(),
    };
    const changed = mapRootSchemas(root, (found) =>
      rewrite(found.schema, found.at, (schema) =>
        schema["x-customer-keys"] === true
          ? withCustomerKeys(schema, useOf(found), context)
          : schema,
      ),
    );
    const added = Object.fromEntries([...context.envelopes.values()].sort());
    return context.envelopes.size === 0
      ? changed
      : withComponentSchemas(changed, { ...componentSchemas(changed), ...added });
  }),
};

interface Context {
  /** Whether keys arrive as the customer has configured them. */
  readonly kept: boolean;
  readonly schemas: JsonObject;
  /** Envelopes made so far, by the name they would like to have. */
  readonly envelopes: Map<string, readonly [component: string, schema: JsonObject]>;
}

/** Versions are dates, so that comparing them as text is comparing them in time. */
function keysAreKept(root: JsonObject): boolean {
  const since = root["x-customer-keys-since"];
  const info = root["info"];
  const version = isObject(info) ? info["version"] : undefined;
  return typeof since !== "string" || typeof version !== "string" || version >= since;
}

function withCustomerKeys(schema: JsonObject, use: Use, context: Context): JsonObject {
  const object = omit(schema, "x-customer-keys", "required", "additionalProperties");
  const read = use !== "request";
  const additional = schema["additionalProperties"];
  const declared = propertiesOf(schema);
  const spelt = context.kept ? bothSpellings(declared) : declared;
  const shared = (value: Json): Json => (read ? sharedEnvelopes(value, context) : value);
  const known = mapValues(spelt, shared);
  const unlisted = (): Json => (read ? envelope("field-value", {}, context) : true);
  const more = isObject(additional) ? shared(additional) : unlisted();
  return {
    ...object,
    type: typesOf(schema)?.includes("null") === true ? typeFrom(["object", "null"]) : "object",
    ...(Object.keys(known).length > 0 && { properties: known }),
    // A known key is one of all keys: where one has a value of another shape, nothing can be said of all.
    additionalProperties: Object.values(known).every((value) => isCovered(value, more, context))
      ? more
      : true,
    ...(context.kept && { "x-inflected": false }),
  };
}

/** Whether a known key's value is one of those that any key may have. */
function isCovered(value: Json, more: Json, context: Context): boolean {
  const own = isObject(value) ? omit(value, "x-same-as") : value;
  if (more === true || JSON.stringify(own) === JSON.stringify(more)) return true;
  const [any] = context.envelopes.get("field-value") ?? [];
  return any !== undefined && referenced(more) === any && fitsEnvelope(value, context);
}

/**
 * Whether a value is an object like `{ type, value }`, whatever its `value` is and whatever else it has.
 *
 * @param within components that hold the schema, which unions may lead to again
 */
function fitsEnvelope(schema: Json, context: Context, within: readonly string[] = []): boolean {
  const component = referenced(schema);
  if (component !== undefined && within.includes(component)) return true;
  const found = resolved(schema, context);
  if (!isObject(found)) return found === undefined;
  const { type, value } = propertiesOf(found);
  const options = found["anyOf"] ?? found["oneOf"];
  if (Array.isArray(options))
    return (options as readonly Json[]).every((option) =>
      fitsEnvelope(option, context, component === undefined ? within : [...within, component]),
    );
  const isText = type === undefined || isOnly("string", resolved(type, context));
  return isOnly("object", found) && isText && (type ?? value) !== undefined;
}

const isOnly = (type: string, schema: Json | undefined): boolean =>
  isObject(schema) && typesOf(schema)?.join() === type;

/** The schema itself or the component that it refers to; `undefined` where the document has none. */
function resolved(schema: Json, { schemas, envelopes }: Context): Json | undefined {
  const component = referenced(schema);
  if (component === undefined) return schema;
  const made = [...envelopes.values()].find(([name]) => name === component);
  return made === undefined ? schemas[component] : made[1];
}

/**
 * `name-first` and `name_first` for each of them: the document shows both, and only the customer knows which is his.
 * The spelling that the document does not list says which one it is the same as, so that both have one type.
 */
function bothSpellings(properties: JsonObject): JsonObject {
  const names = Object.keys(properties);
  return Object.fromEntries(
    names.flatMap((name) => {
      const spellings = [name, name.replaceAll("_", "-"), name.replaceAll("-", "_")];
      const fresh = [...new Set(spellings)].filter((one) => one === name || !names.includes(one));
      const schema = properties[name] ?? true;
      return fresh.map((one) => [
        one,
        one === name || !isObject(schema) ? schema : { ...schema, "x-same-as": name },
      ]);
    }),
  );
}

/** Envelopes around one plain value, or around any, replaced by a reference to the one type for them. */
function sharedEnvelopes(schema: Json, context: Context): Json {
  return rewrite(schema, NOWHERE, (inner) => {
    const value = envelopeValue(inner);
    if (isObject(value) && Object.keys(value).length === 0)
      return envelope("field-value", {}, context);
    const type = value === undefined ? undefined : plainType(value);
    if (type === undefined) return inner;
    // A field that was never filled in, or was redacted, is null whatever its type.
    return envelope(`field-value-${type}`, { type: typeFrom([type, "null"]) }, context);
  });
}

/** A reference to the component for envelopes around such a value. */
function envelope(wanted: string, value: JsonObject, context: Context): JsonObject {
  const [component] = context.envelopes.get(wanted) ?? [freeName(wanted, context.schemas)];
  const properties = { type: { type: "string" }, value };
  const schema: JsonObject = {
    type: "object",
    properties,
    "x-use": "response",
    ...(context.kept && { "x-inflected": false }),
  };
  context.envelopes.set(wanted, [component, schema]);
  return { $ref: referenceTo(component) };
}

/** The value's schema, where the schema is an envelope: an object, never null, of a string `type` and a `value`. */
function envelopeValue(schema: JsonObject): Json | undefined {
  if (typesOf(schema)?.includes("null") === true) return undefined;
  const { type, value, ...others } = propertiesOf(schema);
  const plain = isObject(type) && type["type"] === "string" && type["const"] === undefined;
  return plain && Object.keys(others).length === 0 ? value : undefined;
}

function plainType(schema: Json): string | undefined {
  if (!isObject(schema) || referenced(schema) !== undefined) return undefined;
  const types = (typesOf(schema) ?? []).filter((type) => type !== "null");
  const [only] = types;
  return types.length === 1 && only !== undefined && PLAIN.has(only) ? only : undefined;
}

const PLAIN: ReadonlySet<string> = new Set(["string", "number", "integer", "boolean"]);
