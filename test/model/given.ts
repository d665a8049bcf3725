import type { Json, JsonObject } from "../../generator/document/document.js";
import type { Schema } from "../../generator/model/schema.js";
import {
  createTypeRegistry,
  type ReadPlace,
  type RegisteredType,
  type TypeRegistry,
} from "../../generator/model/type-registry.js";

export const ref = (component: string): JsonObject => ({
  $ref: `#/components/schemas/${component}`,
});

export const registryOf = (schemas: JsonObject): TypeRegistry =>
  createTypeRegistry({ components: { schemas } });

export const place = (key: string, use: ReadPlace["use"] = "response"): ReadPlace => ({
  key,
  use,
  pointer: `/${key}`,
});

/** A schema read as a property of an object, so that only what deserves a name becomes a type. */
export function readInside(
  schema: Json,
  options: { readonly schemas?: JsonObject; readonly use?: ReadPlace["use"] } = {},
): { readonly schema: Schema; readonly types: readonly RegisteredType[] } {
  const registry = registryOf(options.schemas ?? {});
  const object = { type: "object", properties: { p: schema } };
  registry.read(object, place("root", options.use));
  const types = registry.types();
  const root = types.find(({ key }) => key === "root")?.schema;
  const property = root?.kind === "object" ? root.properties[0]?.schema : undefined;
  if (property === undefined) throw new Error("the property was not read");
  return { schema: property, types: types.filter(({ key }) => key !== "root") };
}

/** `key` or `key = alias` for each type. */
export const keysOf = (types: readonly RegisteredType[]): readonly string[] =>
  types.map(({ key, aliasOf }) => (aliasOf === undefined ? key : `${key} = ${aliasOf}`));
