import type { Schema } from "../model/schema.js";
import type { Side } from "./side.js";

const SHOWN = 5;

/** A schema in a few words, as people read types: `string | null`, `AccountStatus`, `list of Report`. */
export function describeSchema(schema: Schema, side: Side): string {
  const text = describe(schema, side);
  return schema.nullable === true && schema.kind !== "null" ? `${text} | null` : text;
}

function describe(schema: Schema, side: Side): string {
  switch (schema.kind) {
    case "object": {
      const names = schema.properties.map(({ name }) => name);
      return names.length === 0 ? "object" : `object with ${some(names)}`;
    }
    case "array":
      return `list of ${describeSchema(schema.items, side)}`;
    case "union":
      return some(
        schema.members.map((member) => describeSchema(member, side)),
        " | ",
      );
    case "enum":
      return `${some(
        schema.values.map((value) => JSON.stringify(value)),
        " | ",
      )}${schema.open ? " | other text" : ""}`;
    case "literal":
      return JSON.stringify(schema.value);
    case "id":
      return side.api.ids.find(({ key }) => key === schema.id)?.name ?? "string";
    case "reference":
      return side.type(schema.to)?.name ?? schema.to;
    case "integer":
      return "number";
    case "string":
    case "number":
    case "boolean":
    case "null":
    case "unknown":
      return schema.kind;
    case "binary":
      return "file";
  }
}

/** The first few of many. */
export function some(items: readonly string[], separator = ", "): string {
  const more = items.length - SHOWN;
  const shown = items.slice(0, SHOWN).join(separator);
  return more > 0 ? `${shown}${separator}${more} more` : shown;
}
