import type { Api } from "../model/api.js";
import type { NamedType, Schema } from "../model/schema.js";

/** A text that is equal for types that look the same: no documentation, no order of properties, no names of what is inside. */
export function shapeText(type: NamedType, api: Api): string {
  const types = new Map(api.types.map((each) => [each.key, each]));
  return JSON.stringify(shapeOf(type.schema, types, new Set([type.key])));
}

type Shape =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Shape[]
  | { readonly [key: string]: Shape };

function shapeOf(
  schema: Schema,
  types: ReadonlyMap<string, NamedType>,
  inside: ReadonlySet<string>,
): Shape {
  const inner = (each: Schema): Shape => shapeOf(each, types, inside);
  const facts = { kind: schema.kind, nullable: schema.nullable, format: schema.format };
  switch (schema.kind) {
    case "object":
      return {
        ...facts,
        closed: schema.closed,
        additional: schema.additional && inner(schema.additional),
        properties: [...schema.properties]
          .sort((a, b) => (a.name < b.name ? -1 : 1))
          .map(({ name, required, schema: each }) => [name, required, inner(each)]),
      };
    case "array":
      return { ...facts, items: inner(schema.items) };
    case "union":
      return { ...facts, members: schema.members.map(inner), by: schema.discriminator?.property };
    case "enum":
      return { ...facts, values: schema.values, open: schema.open };
    case "literal":
      return { ...facts, value: schema.value };
    case "id":
      return { ...facts, id: schema.id };
    case "reference": {
      const target = types.get(schema.to);
      // A component inside is known by its own name, and a circle ends where it began.
      if (target === undefined || inside.has(schema.to)) return { ...facts, circle: true };
      if (!schema.to.includes("/")) return { ...facts, to: schema.to };
      return { ...facts, to: shapeOf(target.schema, types, new Set([...inside, schema.to])) };
    }
    case "string":
      return { ...facts, types: schema.resourceTypes };
    case "number":
    case "integer":
    case "boolean":
    case "null":
    case "unknown":
    case "binary":
      return facts;
  }
}
