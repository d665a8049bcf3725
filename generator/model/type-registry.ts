import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Json, JsonObject } from "../document/document.js";
import { isObject } from "../document/pointer.js";
import { toPointer } from "../json/pointer.js";
import { componentSchemas } from "../prepare/document-schemas.js";
import { readContent, readSchema, type ReadPlace, type TypeHolder } from "./read-schema.js";
import { withoutNull } from "./schema-keywords.js";
import type { NamedType, Schema } from "./schema.js";
import { createSharedPlaces } from "./shared-places.js";
import { shareTwins } from "./share-twins.js";

export type { ReadPlace } from "./read-schema.js";

/** A type that has a place, but no name yet. */
export interface RegisteredType extends Pick<NamedType, "key" | "schema" | "use" | "aliasOf"> {
  /** JSON pointer into the prepared document. */
  readonly pointer: string;
}

/**
 * Reads a schema that stands outside the components into the model. What deserves a name becomes a type under the
 * place's key (or a key below it), and the result refers to it.
 */
export type ReadSchema = (schema: Json, place: ReadPlace) => Schema;

export interface TypeRegistry {
  readonly read: ReadSchema;
  /**
   * Every type: the components in the order of the document, each followed by what was found inside it, then what
   * `read` brought. A type that several places share stands before the first of them. The pointer is that of the first
   * place where the type stands.
   */
  readonly types: () => readonly RegisteredType[];
  /** Warnings about marks of the overlay; `place.source` is empty. */
  readonly diagnostics: readonly Diagnostic[];
}

interface Entry {
  readonly pointer: string;
  readonly component: boolean;
  use: NamedType["use"];
  schema: Schema;
}

/**
 * A registry of the types of a prepared document, its components registered already.
 *
 * @param published whether a type of this key has a name already
 */
export function createTypeRegistry(
  root: JsonObject,
  published?: (key: string) => boolean,
): TypeRegistry {
  const components = componentSchemas(root);
  const entries = new Map<string, Entry>();
  const diagnostics: Diagnostic[] = [];
  const shared = createSharedPlaces((key, pointer) => {
    diagnostics.push(diagnose("TYPE_KEY_CONFLICT", { key }, { source: "", pointer }));
  });
  const holder: TypeHolder = {
    components,
    placeOf: shared.placeOf,
    hold: (place, read) => {
      const key = freeKey(place, entries, components);
      hold(key, place, entries, read);
      return key;
    },
  };
  registerComponents(components, entries, holder);
  return {
    read: (schema, place) => readSchema(schema, place, holder, true),
    types: () => listed(entries, published),
    diagnostics,
  };
}

/** Components come first and keep their names, so all of them are known before anything inside them is. */
function registerComponents(
  components: JsonObject,
  entries: Map<string, Entry>,
  holder: TypeHolder,
): void {
  for (const [key, schema] of Object.entries(components)) {
    const mark = isObject(schema) ? schema["x-use"] : undefined;
    const use = mark === "request" || mark === "both" ? mark : "response";
    const pointer = toPointer(["components", "schemas", key]);
    const entry: Entry = { pointer, component: true, use, schema: { kind: "unknown" } };
    entries.set(key, entry);
    if (!isObject(schema)) continue;
    entry.schema = readContent(withoutNull(schema).value, { pointer, key, use }, holder);
  }
}

function hold(
  key: string,
  { pointer, use }: ReadPlace,
  entries: Map<string, Entry>,
  read: () => Schema,
): void {
  const known = entries.get(key);
  if (known === undefined) {
    const entry: Entry = { pointer, component: false, use, schema: { kind: "unknown" } };
    // The outer type stands before the types inside it.
    entries.set(key, entry);
    entry.schema = read();
  } else if (known.use !== use && known.use !== "both") {
    known.use = "both";
    // What is inside is used both ways too.
    read();
  }
}

/** The place's key, unless a component or another place has it: then the key with a number. */
function freeKey(
  { key, pointer }: ReadPlace,
  entries: ReadonlyMap<string, Entry>,
  components: JsonObject,
): string {
  for (let number = 1; ; number += 1) {
    const wanted = number === 1 ? key : `${key}~${String(number)}`;
    if (Object.hasOwn(components, wanted)) continue;
    const known = entries.get(wanted);
    if (known === undefined || known.pointer === pointer) return wanted;
  }
}

function listed(
  entries: ReadonlyMap<string, Entry>,
  published: ((key: string) => boolean) | undefined,
): readonly RegisteredType[] {
  const types = [...entries].map(([key, entry]) => ({ key, ...entry }));
  const { aliases, common } = shareTwins(types, published);
  const owners = new Map([...common].map(([key, owner]) => [owner, key]));
  return types.flatMap(({ key, schema, use, pointer }): readonly RegisteredType[] => {
    const aliasOf = aliases.get(key);
    const own = { key, schema, use, pointer, ...(aliasOf !== undefined && { aliasOf }) };
    const shared = owners.get(key);
    return shared === undefined ? [own] : [{ key: shared, schema, use, pointer }, own];
  });
}
