import { code, type Code } from "../../../generator/emit/code.js";
import { typeCode } from "../../../generator/emit/type-code.js";
import type { Api } from "../../../generator/model/api.js";
import type { ObjectSchema, Schema, UnionSchema } from "../../../generator/model/schema.js";
import { inflect } from "../../../generator/names/casing.js";

/** Writes what a program does with values of the old surface, by the old names; the new package must take it. */
export interface ProbeWriter {
  /** The type as the old surface spells it. */
  readonly type: (schema: Schema, direction: "read" | "write") => string;
  /** Statements that read everything of a value. */
  readonly read: (schema: Schema, expression: string) => readonly string[];
  /** A value with all that may be given, or with no more than must be. */
  readonly give: (schema: Schema, amount: "all" | "least") => string;
}

const UNLISTED = '"a key that is not listed"';

export function probeWriter(api: Api): ProbeWriter {
  const types = new Map(api.types.map((each) => [each.key, each]));
  const ids = new Map(api.ids.map((each) => [each.key, each]));
  const type = (schema: Schema, direction: "read" | "write"): string =>
    textOf(
      typeCode(schema, "kebab", {
        reference: (key) => `sdk.${types.get(key)?.name ?? "never"}`,
        id: (key) => `sdk.${ids.get(key)?.name ?? "never"}`,
        resourceTypes: () => "string",
        binary: direction === "read" ? "Blob" : "sdk.FileInput",
      }),
    );
  const use = (schema: Schema, expression: string, missing = false): string =>
    `use<${type(schema, "read")}${missing ? " | undefined" : ""}>(${expression});`;

  const readObject = (schema: ObjectSchema, expression: string): readonly string[] => [
    ...schema.properties.map(({ name, required, schema: inner }) =>
      use(inner, `${expression}[${JSON.stringify(name)}]`, !required),
    ),
    // TypeScript wants listed keys to fit the index too, which makes its type wider than what is declared.
    ...(schema.additional === undefined || schema.properties.length > 0
      ? []
      : [use(schema.additional, `${expression}[${UNLISTED}]`, true)]),
  ];

  const readUnion = (schema: UnionSchema, expression: string): readonly string[] => {
    const { discriminator, members } = schema;
    if (discriminator === undefined) return [use(schema, expression)];
    const name = JSON.stringify(discriminator.property);
    return discriminator.mapping.flatMap(({ value, member }) => {
      const found = members[member];
      if (found === undefined) return [];
      const test = `${name} in ${expression} && ${expression}[${name}] === ${JSON.stringify(value)}`;
      return [`if (${test}) { ${use(found, expression)} }`];
    });
  };

  const read = (schema: Schema, expression: string): readonly string[] => {
    if (schema.nullable === true) return [use(schema, expression)];
    switch (schema.kind) {
      case "object":
        return readObject(schema, expression);
      case "union":
        return readUnion(schema, expression);
      default:
        return [use(schema, expression)];
    }
  };

  const give = (schema: Schema, amount: "all" | "least"): string => {
    const plain = giveValue(schema, amount);
    return schema.nullable === true && schema.kind !== "null" ? `either(${plain}, null)` : plain;
  };

  const giveValue = (schema: Schema, amount: "all" | "least"): string => {
    if (schema.kind === "object") return giveObject(schema, amount);
    if (schema.kind === "array" && schema.items.kind === "object") {
      return `[${give(schema.items, amount)}]`;
    }
    return `some<${type({ ...schema, nullable: false }, "write")}>()`;
  };

  const giveObject = (schema: ObjectSchema, amount: "all" | "least"): string => {
    // A name that nobody knows would be a mistake where names are checked; names made at run time are not.
    if (schema.properties.length === 0 && schema.additional !== undefined) {
      return `some<Record<string, ${type(schema.additional, "write")}>>()`;
    }
    const listed = schema.properties
      .filter(({ required }) => required || amount === "all")
      .map(({ name, schema: inner }) => `${JSON.stringify(name)}: ${give(inner, amount)}`);
    const more =
      schema.additional === undefined || amount === "least"
        ? []
        : [`${UNLISTED}: ${give(schema.additional, amount)}`];
    return `{ ${[...listed, ...more].join(", ")} }`;
  };

  return { type, read, give };
}

/** Names of keys under `camel`, where they are re-cased. */
export const camelKeys = (schema: Schema): readonly string[] =>
  schema.kind === "object" && schema.nullable !== true
    ? schema.properties.map(({ name }) => (schema.inflected ? inflect(name, "camel") : name))
    : [];

const textOf = (fragment: Code): string => code`${fragment}`.parts.join("");
