import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject } from "../document/pointer.js";
import type { Path } from "../document/walk.js";
import { at, mapItems, mapValues } from "./schema-tree.js";

/** Which way a value travels: written by the caller, or read from an answer or a webhook. */
export type Direction = "request" | "response";

export interface RootSchema {
  readonly schema: Json;
  readonly at: Path;
  /** Absent for a component schema, whose direction depends on who refers to it. */
  readonly direction?: Direction;
  /** Name of the component schema. */
  readonly component?: string;
  /** Media type of a body. */
  readonly mediaType?: string;
}

type Change = (root: RootSchema) => Json;
type Context = Omit<RootSchema, "schema" | "at">;

/**
 * Every schema that stands in the document outside another schema, changed: component schemas, parameters, headers,
 * bodies and answers (OpenAPI 3.1, 4.8). Payloads of webhooks are read, so they count as answers.
 */
export function mapRootSchemas(root: JsonObject, change: Change): JsonObject {
  return mapMembers(root, undefined, {
    components: (components, place) => mapComponents(components, place, change),
    paths: (paths, place) => mapPathItems(paths, place, "request", change),
    webhooks: (webhooks, place) => mapPathItems(webhooks, place, "response", change),
  });
}

/** The same schemas, only looked at. */
export function eachRootSchema(root: JsonObject, look: (root: RootSchema) => void): void {
  mapRootSchemas(root, (found) => {
    look(found);
    return found.schema;
  });
}

/** The component schemas of a document by name. */
export function componentSchemas(root: JsonObject): JsonObject {
  const components = root["components"];
  const schemas = isObject(components) ? components["schemas"] : undefined;
  return isObject(schemas) ? schemas : {};
}

/** The document with other component schemas. */
export function withComponentSchemas(root: JsonObject, schemas: JsonObject): JsonObject {
  const components = root["components"];
  return {
    ...root,
    components: { ...(isObject(components) ? components : {}), schemas },
  };
}

/** The wanted name for a component, with a number where the document uses it already. */
export function freeName(wanted: string, schemas: JsonObject): string {
  let name = wanted;
  for (let number = 2; Object.hasOwn(schemas, name); number += 1) {
    name = `${wanted}-${String(number)}`;
  }
  return name;
}

type MemberChange = (value: JsonObject, place: Path) => Json;

/** The object members of an object that are named here, changed. */
function mapMembers(
  object: JsonObject,
  place: Path | undefined,
  changes: Readonly<Record<string, MemberChange>>,
): JsonObject {
  return mapValues(object, (value, key) => {
    if (!Object.hasOwn(changes, key) || !isObject(value)) return value;
    return changes[key]?.(value, at(place, key)) ?? value;
  });
}

/** All object members of an object changed. */
const mapAll = (object: JsonObject, place: Path, change: MemberChange): JsonObject =>
  mapValues(object, (value, key) => (isObject(value) ? change(value, at(place, key)) : value));

function mapComponents(components: JsonObject, place: Path, change: Change): JsonObject {
  const each =
    (
      context: Context,
      one: (value: JsonObject, place: Path, context: Context, change: Change) => Json,
    ): MemberChange =>
    (values, here) =>
      mapAll(values, here, (value, valuePlace) => one(value, valuePlace, context, change));
  return mapMembers(components, place, {
    schemas: (schemas, here) =>
      mapValues(schemas, (schema, component) =>
        change({ schema, at: at(here, component), component }),
      ),
    parameters: each({ direction: "request" }, mapHolder),
    headers: each({ direction: "response" }, mapHolder),
    requestBodies: each({ direction: "request" }, mapHolder),
    responses: each({ direction: "response" }, mapResponse),
  });
}

/** What holds a schema of its own, or one for each media type: a parameter, a header, a request body. */
function mapHolder(holder: JsonObject, place: Path, context: Context, change: Change): JsonObject {
  return mapValues(holder, (value, key) => {
    if (key === "schema") return change({ ...context, schema: value, at: at(place, key) });
    if (key !== "content" || !isObject(value)) return value;
    return mapAll(value, at(place, key), (media, mediaPlace) =>
      mapHolder(media, mediaPlace, { ...context, mediaType: String(mediaPlace.key) }, change),
    );
  });
}

function mapResponse(
  response: JsonObject,
  place: Path,
  context: Context,
  change: Change,
): JsonObject {
  return mapMembers(mapHolder(response, place, context, change), place, {
    headers: (headers, here) =>
      mapAll(headers, here, (header, headerPlace) =>
        mapHolder(header, headerPlace, context, change),
      ),
  });
}

const METHODS: ReadonlySet<string> = new Set([
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
]);

function mapPathItems(items: JsonObject, place: Path, sent: Direction, change: Change): JsonObject {
  return mapAll(items, place, (item, itemPlace) =>
    mapValues(item, (value, key) => {
      const here = at(itemPlace, key);
      if (key === "parameters") return mapParameters(value, here, sent, change);
      if (!METHODS.has(key) || !isObject(value)) return value;
      return mapOperation(value, here, sent, change);
    }),
  );
}

function mapOperation(
  operation: JsonObject,
  place: Path,
  sent: Direction,
  change: Change,
): JsonObject {
  return mapValues(operation, (value, key) => {
    const here = at(place, key);
    if (key === "parameters") return mapParameters(value, here, sent, change);
    if (!isObject(value)) return value;
    if (key === "requestBody") return mapHolder(value, here, { direction: sent }, change);
    if (key !== "responses") return value;
    // What a receiver of a webhook answers is written by the caller of this package.
    const direction = sent === "request" ? "response" : "request";
    return mapAll(value, here, (response, responsePlace) =>
      mapResponse(response, responsePlace, { direction }, change),
    );
  });
}

function mapParameters(value: Json, place: Path, direction: Direction, change: Change): Json {
  if (!isArray(value)) return value;
  return mapItems(value, (parameter, index) =>
    isObject(parameter)
      ? mapHolder(parameter, at(place, String(index)), { direction }, change)
      : parameter,
  );
}
