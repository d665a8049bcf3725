import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ObjectSchema, Property, Schema } from "../../generator/model/schema.js";
import { sample } from "../../generator/sample/sample.js";
import type { SampleMode } from "../../generator/sample/sample-policy.js";
import type { SampleWorld } from "../../generator/sample/sample-walk.js";
import { jsonSchema } from "./json-schema.js";

const modes: readonly SampleMode[] = ["minimal", "full", "resting", "seeded"];

const property = (name: string, schema: Schema, required = false): Property => ({
  name,
  schema,
  required,
});
const object = (...properties: readonly Property[]): ObjectSchema => ({
  kind: "object",
  properties,
  closed: true,
  inflected: true,
});

const world: SampleWorld = {
  types: [
    {
      key: "tree",
      schema: object(
        property("name", { kind: "string" }),
        property("children", { kind: "array", items: { kind: "reference", to: "tree" } }, true),
      ),
    },
    {
      key: "chain",
      schema: object(property("next", { kind: "reference", to: "chain", nullable: true }, true)),
    },
    {
      key: "endless",
      schema: object(property("next", { kind: "reference", to: "endless" }, true)),
    },
    {
      key: "cat",
      schema: object(
        property("type", { kind: "literal", value: "cat" }),
        property("lives", { kind: "integer" }),
      ),
    },
    {
      key: "dog",
      schema: object(property("type", { kind: "string" }), property("name", { kind: "string" })),
    },
  ],
  ids: [
    { key: "act", prefixes: ["act_"] },
    { key: "inq", prefixes: ["inq_", "iqfs_"] },
  ],
};

const inquiry = object(
  property("type", { kind: "literal", value: "inquiry" }, true),
  property("id", { kind: "id", id: "inq" }, true),
  property("created-at", { kind: "string", format: "date-time" }),
  property("expires-at", { kind: "string", format: "date-time", nullable: true }),
  property("status", { kind: "enum", values: ["created", "approved"], open: true }),
  property("tags", { kind: "array", items: { kind: "string" } }),
  property("fields", {
    ...object(property("email_address", { kind: "string" })),
    closed: false,
    additional: object(property("some-value", { kind: "string" })),
    inflected: false,
  }),
);

describe("how much a sample shows", () => {
  it("minimal: what is required", () => {
    expect(sample(inquiry, world, { mode: "minimal" })).toEqual({
      type: "inquiry",
      id: expect.stringMatching(/^inq_[A-Za-z0-9]{24}$/) as string,
    });
  });

  it("full: everything, with values", () => {
    expect(sample(inquiry, world, { mode: "full" })).toEqual({
      type: "inquiry",
      id: expect.stringMatching(/^inq_/) as string,
      "created-at": expect.stringMatching(/^2025-.*Z$/) as string,
      "expires-at": expect.stringMatching(/^2025-.*Z$/) as string,
      status: "created",
      tags: ["tags"],
      fields: { email_address: "email_address", sample1: { "some-value": "some-value" } },
    });
  });

  it("resting: everything, as if nothing had happened", () => {
    expect(sample(inquiry, world, { mode: "resting" })).toEqual({
      type: "inquiry",
      id: expect.stringMatching(/^inq_/) as string,
      "created-at": expect.stringMatching(/^2025-.*Z$/) as string,
      "expires-at": null,
      status: "created",
      tags: [],
      fields: { email_address: "email_address" },
    });
  });

  it("seeded: what the seed says, and all of it with some seed", () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 100; seed++) {
      const value = sample(inquiry, world, { mode: "seeded", seed }) as Record<string, unknown>;
      for (const [key, child] of Object.entries(value))
        seen.add(key).add(`${key}: ${String(child)}`);
      if (!("tags" in value)) seen.add("no tags");
    }
    for (const expected of [
      "expires-at: null",
      "status: created",
      "status: approved",
      "tags: ",
      "tags: tags",
      "no tags",
    ]) {
      expect(seen).toContain(expected);
    }
  });
});

describe("the same sample", () => {
  it.each(modes)("comes from the same seed, another from another: %s", (mode) => {
    const of = (seed: number): string => JSON.stringify(sample(inquiry, world, { mode, seed }));
    expect(of(3)).toBe(of(3));
    expect(of(3)).not.toBe(of(4));
  });

  it("does not change where it stands when a property is added elsewhere", () => {
    const before = sample(object(property("id", { kind: "id", id: "act" }, true)), world, {
      mode: "full",
    });
    const after = sample(
      object(
        property("first", { kind: "id", id: "inq" }),
        property("id", { kind: "id", id: "act" }, true),
      ),
      world,
      { mode: "full" },
    );
    expect(after).toMatchObject(before as object);
  });

  it("gives each place its own id", () => {
    const ids = object(
      property("one", { kind: "id", id: "act" }),
      property("two", { kind: "id", id: "act" }),
    );
    const { one, two } = sample(ids, world, { mode: "full" }) as Record<string, string>;
    expect(one).not.toBe(two);
  });
});

describe("keys", () => {
  it("are in the casing that is asked for, except the customer's", () => {
    expect(sample(inquiry, world, { mode: "full", inflection: "camel" })).toMatchObject({
      createdAt: expect.any(String) as string,
      fields: { email_address: "email_address", sample1: { someValue: "some-value" } },
    });
    expect(sample(inquiry, world, { mode: "full", inflection: "snake" })).toMatchObject({
      created_at: expect.any(String) as string,
      fields: { email_address: "email_address", sample1: { some_value: "some-value" } },
    });
  });

  it("do not change values: ids are the same in every casing", () => {
    const idIn = (inflection: "kebab" | "camel" | "snake"): unknown =>
      (sample(inquiry, world, { mode: "full", inflection }) as { id: string }).id;
    expect(new Set([idIn("kebab"), idIn("camel"), idIn("snake")]).size).toBe(1);
  });
});

describe("texts", () => {
  const text = (schema: Partial<Schema>, name = "some-name"): unknown =>
    (
      sample(object(property(name, { kind: "string", ...schema } as Schema, true)), world, {
        mode: "minimal",
      }) as Record<string, unknown>
    )[name];

  it("have the format that is declared", () => {
    expect(text({ format: "date-time" })).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(text({ format: "date" })).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(text({ format: "uri" })).toMatch(/^https:\/\//);
    expect(Buffer.from(String(text({ format: "binary" })), "base64").toString()).toBe("sample");
  });

  it.each([
    String.raw`^\d{4}-\d{2}-\d{2}$`,
    String.raw`^\d{3}-\d{2}-\d{4}$`,
    "^verification-template/[a-z0-9-]+$",
    "^act_[a-zA-Z0-9]{24,28}$",
    "^a?b*c+.$",
    String.raw`^[\w.]{3}\.$`,
  ])("match the pattern %s", (pattern) => {
    expect(text({ pattern })).toMatch(new RegExp(pattern));
  });

  it.each(["^(a|b)$", "^[^a]$", "(?=x)y"])(
    "stand for themselves where a pattern is past making: %s",
    (pattern) => {
      expect(text({ pattern })).toBe("some-name");
    },
  );

  it("say what their property is", () => {
    expect(text({}, "email-address")).toBe("person@example.com");
    expect(text({}, "file-url")).toMatch(/^https:/);
    expect(text({}, "reference-id")).toBe("reference-id");
    expect(sample({ kind: "string" }, world, { mode: "minimal" })).toBe("text");
  });

  it("that are ids match their pattern too", () => {
    const schema: Schema = { kind: "id", id: "act", pattern: "^act_[a-zA-Z0-9]{30}$" };
    expect(sample(schema, world, { mode: "minimal" })).toMatch(/^act_[a-zA-Z0-9]{30}$/);
  });
});

describe("unions", () => {
  const cat: Schema = { kind: "reference", to: "cat" };
  const dog: Schema = { kind: "reference", to: "dog" };

  it("show which member they are, even where nothing is required", () => {
    const schema: Schema = {
      kind: "union",
      members: [dog, cat],
      open: true,
      discriminator: {
        property: "type",
        mapping: [
          { value: "cat", member: 1 },
          { value: "dog/small", member: 0 },
          { value: "dog/large", member: 0 },
        ],
      },
    };
    expect(sample(schema, world, { mode: "minimal" })).toEqual({ type: "dog/small" });
    expect(
      sample({ kind: "union", members: [cat, dog], open: true }, world, { mode: "minimal" }),
    ).toEqual({ type: "cat" });
  });

  it("come to every member with some seed", () => {
    const schema: Schema = {
      kind: "union",
      members: [{ kind: "literal", value: 1 }, { kind: "literal", value: 2 }, { kind: "null" }],
      open: false,
    };
    const seen = new Set(
      Array.from({ length: 50 }, (_, seed) => sample(schema, world, { mode: "seeded", seed })),
    );
    expect(seen).toEqual(new Set([1, 2, null]));
  });

  it("with null are null where a nullable value would be", () => {
    const schema: Schema = { kind: "union", members: [{ kind: "null" }, cat], open: false };
    expect(sample(schema, world, { mode: "resting" })).toBeNull();
    expect(sample(schema, world, { mode: "full" })).toEqual({ type: "cat", lives: 1 });
  });
});

describe("schemas that hold themselves", () => {
  it("end: a list is empty, a nullable member is null", () => {
    expect(sample({ kind: "reference", to: "tree" }, world, { mode: "full" })).toEqual({
      name: "name",
      children: [],
    });
    expect(sample({ kind: "reference", to: "chain" }, world, { mode: "full" })).toEqual({
      next: null,
    });
  });

  it("without an end are refused, and so is what the world does not hold", () => {
    expect(() => sample({ kind: "reference", to: "endless" }, world, { mode: "minimal" })).toThrow(
      "without end",
    );
    expect(() => sample({ kind: "reference", to: "nothing" }, world, { mode: "minimal" })).toThrow(
      '"nothing"',
    );
    expect(() => sample({ kind: "id", id: "nobody" }, world, { mode: "minimal" })).toThrow(
      '"nobody"',
    );
  });
});

describe("bytes and lists", () => {
  it("are what the caller makes them, told where they stand", () => {
    const schema = object(
      property("data", object(property("file/s", { kind: "binary" }, true)), true),
    );
    const binary = (place: string): Uint8Array => new TextEncoder().encode(place);
    expect(sample(schema, world, { mode: "minimal", binary })).toEqual({
      data: { "file/s": new TextEncoder().encode("/data/file~1s") },
    });
    expect(sample(schema, world, { mode: "minimal" })).toEqual({ data: { "file/s": "c2FtcGxl" } });
  });

  it("have as many items as they must", () => {
    const schema: Schema = { kind: "array", items: { kind: "integer" }, minItems: 2 };
    for (const mode of ["minimal", "full", "resting"] as const) {
      expect(sample(schema, world, { mode })).toEqual([1, 1]);
    }
  });
});

describe("any schema", () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);

  const leaf: fc.Arbitrary<Schema> = fc.oneof(
    fc.constantFrom<Schema>(
      { kind: "string" },
      { kind: "string", format: "date-time" },
      { kind: "string", format: "date" },
      { kind: "string", pattern: String.raw`^\d{3}-[A-F]+$` },
      { kind: "integer" },
      { kind: "number" },
      { kind: "boolean" },
      { kind: "null" },
      { kind: "unknown" },
      { kind: "binary" },
      { kind: "id", id: "act" },
      { kind: "literal", value: "constant" },
      { kind: "enum", values: ["one", "two"], open: true },
      { kind: "reference", to: "tree" },
      { kind: "reference", to: "chain" },
    ),
  );
  const { schema } = fc.letrec<{ schema: Schema }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      leaf.map((of): Schema => ({ ...of, nullable: true })),
      fc
        .record({ items: tie("schema"), minItems: fc.integer({ min: 0, max: 2 }) })
        .map(({ items, minItems }): Schema => ({ kind: "array", items, minItems })),
      fc
        .record({
          properties: fc.uniqueArray(
            fc.record({
              name: fc.constantFrom("a", "b-c", "d"),
              required: fc.boolean(),
              schema: tie("schema"),
            }),
            { selector: ({ name }) => name },
          ),
          additional: fc.option(tie("schema"), { nil: undefined }),
          nullable: fc.boolean(),
        })
        .map(({ properties, additional, nullable }): Schema => ({
          kind: "object",
          properties,
          closed: additional === undefined,
          inflected: true,
          nullable,
          ...(additional && { additional }),
        })),
      fc.array(tie("schema"), { minLength: 1, maxLength: 3 }).map((members): Schema => ({
        kind: "union",
        open: false,
        // each in an envelope of its own, so that exactly one fits
        members: members.map((of, i) =>
          object(
            property("kind", { kind: "literal", value: `member ${i}` }, i === 0),
            property("value", of),
          ),
        ),
      })),
    ),
  }));

  it.each(modes)("has samples that fit it: %s", (mode) => {
    const $defs = Object.fromEntries(
      world.types.map((type) => [type.key, jsonSchema(type.schema)]),
    );
    fc.assert(
      fc.property(schema, fc.nat(), (of, seed) => {
        const validate = ajv.compile({ ...jsonSchema(of), $defs });
        const value = sample(of, world, { mode, seed });
        if (!validate(value))
          throw new Error(`${JSON.stringify(value)}: ${ajv.errorsText(validate.errors)}`);
      }),
      { numRuns: 150, seed: 20250601 },
    );
  });
});
