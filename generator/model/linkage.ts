import type { ObjectSchema, Schema } from "./schema.js";

/** A relationship that leads to resources of one kind (JSON:API 1.1, 7.2.2.2). */
export interface Linkage {
  readonly to: "one" | "one or none" | "many";
  readonly type: Schema;
  readonly id: Schema;
}

/** What an object leads to, where it is a relationship and nothing else is said of it. */
export function linkageOf(schema: Schema): Linkage | undefined {
  const data = onlyProperty(schema)?.schema;
  if (data === undefined) return undefined;
  const many = data.kind === "array";
  const identifier = many ? data.items : data;
  if (identifier.kind !== "object" || !isPlain(identifier)) return undefined;
  const [type, id, ...others] = identifier.properties;
  if (type?.name !== "type" || id?.name !== "id" || others.length > 0) return undefined;
  if ([type, id].some(({ required, schema: { nullable } }) => required || nullable === true))
    return undefined;
  if (many && (data.nullable === true || identifier.nullable === true)) return undefined;
  const to = many ? "many" : data.nullable === true ? "one or none" : "one";
  return { to, type: type.schema, id: id.schema };
}

function onlyProperty(schema: Schema): ObjectSchema["properties"][number] | undefined {
  if (schema.kind !== "object" || !isPlain(schema)) return undefined;
  const [only, ...others] = schema.properties;
  return only?.name === "data" && !only.required && others.length === 0 ? only : undefined;
}

const isPlain = ({ additional }: ObjectSchema): boolean => additional === undefined;
