import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/document/document.js";
import { customerKeys } from "../../generator/prepare/customer-keys.js";
import { checkSpellings } from "../../generator/prepare/check-spellings.js";
import { componentSchemas } from "../../generator/prepare/document-schemas.js";
import { keepKeys } from "../../generator/prepare/keep-keys.js";
import { markIds } from "../../generator/prepare/mark-ids.js";
import { after, document, exchange, found, ref, requestOf, responseOf } from "./given.js";

const text = { type: "string" };
const kept = { "x-inflected": false };
const envelope = (value: JsonObject): JsonObject => ({
  type: "object",
  properties: { type: text, value },
});

describe("customer keys", () => {
  const fields = { type: "object", "x-customer-keys": true, additionalProperties: false };
  const run = (parts: Parameters<typeof exchange>[0], more: JsonObject = {}): JsonObject =>
    customerKeys.run({ ...exchange(parts), ...more }).root;

  it("makes an answer a map of envelopes", () => {
    const root = run({ response: fields });
    expect(responseOf(root)).toEqual({
      type: "object",
      additionalProperties: ref("field-value"),
      ...kept,
    });
    expect(componentSchemas(root)).toEqual({
      "field-value": { ...envelope({}), ...kept, "x-use": "response" },
    });
  });

  it("knows the listed keys in both spellings, none of them required", () => {
    const response = {
      ...fields,
      properties: { "name-first": ref("x"), city_name: ref("y"), plain: ref("z") },
      required: ["plain"],
    };
    expect(responseOf(run({ response }))).toEqual({
      type: "object",
      properties: {
        "name-first": ref("x"),
        name_first: { ...ref("x"), "x-same-as": "name-first" },
        city_name: ref("y"),
        "city-name": { ...ref("y"), "x-same-as": "city_name" },
        plain: ref("z"),
      },
      additionalProperties: ref("field-value"),
      ...kept,
    });
  });

  it("makes envelopes of one plain value one type, null included, also inside envelopes", () => {
    const whole = envelope({
      type: "object",
      properties: { first: envelope(text), year: envelope({ type: ["integer", "null"] }) },
    });
    const response = { ...fields, properties: { name: whole, mail: envelope(text) } };
    const root = run({ response });
    expect(responseOf(root)).toMatchObject({
      properties: {
        name: {
          properties: {
            value: {
              properties: { first: ref("field-value-string"), year: ref("field-value-integer") },
            },
          },
        },
        mail: ref("field-value-string"),
      },
    });
    expect(componentSchemas(root)["field-value-string"]).toMatchObject(
      envelope({ type: ["string", "null"] }),
    );
  });

  it.each<JsonObject>([
    { type: "object", properties: { type: { ...text, const: "file" }, value: text } },
    { type: "object", properties: { type: text, value: ref("file") } },
    { type: "object", properties: { type: text, value: text, more: text } },
  ])("leaves an object that is more than an envelope: %j", (value) => {
    expect(responseOf(run({ response: { ...fields, properties: { it: value } } }))).toMatchObject({
      properties: { it: value },
    });
  });

  it.each<readonly [what: string, value: JsonObject]>([
    ["null", { type: "null" }],
    ["a plain value", text],
    ["an envelope or null", { ...envelope(text), type: ["object", "null"] }],
    ["an object without a type and a value", { type: "object", properties: { other: text } }],
    ["an envelope whose type is no text", { type: "object", properties: { type: ref("no-text") } }],
    ["an envelope or something else", { anyOf: [envelope(text), text] }],
    ["a component that is no envelope", ref("no-text")],
  ])("says nothing of all values where a listed one is %s", (_, value) => {
    const components = { schemas: { "no-text": { type: "integer" } } };
    const response = { ...fields, properties: { it: value, other: envelope(text) } };
    expect(responseOf(run({ response }, { components }))).toMatchObject({
      additionalProperties: true,
    });
  });

  it("takes a union that leads to itself as what else is in it", () => {
    const components = { schemas: { circle: { anyOf: [ref("circle"), envelope(text)] } } };
    const response = { ...fields, properties: { it: ref("circle") } };
    expect(responseOf(run({ response }, { components }))).toMatchObject({
      additionalProperties: ref("field-value"),
    });
  });

  it("says nothing of all values where a listed one is not like the others", () => {
    const map = (it: JsonObject): JsonObject => ({
      ...fields,
      properties: { it, "it-too": text },
      additionalProperties: text,
    });
    const root = run({ request: map({ type: "integer" }), response: map(text) });
    expect(requestOf(root)).toMatchObject({ additionalProperties: true });
    expect(responseOf(root)).toMatchObject({ additionalProperties: text });
  });

  it("leaves values that are sent, and a map's own schema", () => {
    const map = { ...fields, additionalProperties: text, properties: { a: text } };
    const root = run({ request: { ...fields, properties: { a: envelope(text) } }, response: map });
    expect(requestOf(root)).toEqual({
      type: "object",
      properties: { a: envelope(text) },
      additionalProperties: true,
      ...kept,
    });
    expect(responseOf(root)).toMatchObject({ additionalProperties: text });
  });

  it("knows one spelling, which is re-cased, in versions before the change", () => {
    const response = { ...fields, properties: { "name-first": ref("x") } };
    const info = { version: "2023-01-05" };
    const want = {
      type: "object",
      properties: { "name-first": ref("x") },
      additionalProperties: ref("field-value"),
    };
    const since = { "x-customer-keys-since": "2025-10-27" };
    expect(responseOf(run({ response }, { info, ...since }))).toEqual(want);
    expect(
      responseOf(run({ response }, { info: { version: "2025-10-27" }, ...since })),
    ).toMatchObject(kept);
  });

  it("takes another name where the document has a field-value of its own", () => {
    const root = run({ response: fields, schemas: { "field-value": text } });
    expect(componentSchemas(root)["field-value"]).toEqual(text);
    expect(responseOf(root)).toMatchObject({ additionalProperties: ref("field-value-2") });
  });
});

describe("keep keys", () => {
  it("keeps the keys of form bodies", () => {
    const schema = { oneOf: [{ type: "object", properties: { a: { type: "object" } } }] };
    const content = {
      "application/x-www-form-urlencoded": { schema },
      "application/json": { schema },
    };
    const root = { paths: { "/t": { post: { requestBody: { content }, responses: {} } } } };
    const want = {
      oneOf: [{ type: "object", properties: { a: { type: "object", ...kept } }, ...kept }],
    };
    expect(keepKeys.run(root).root).toEqual({
      paths: {
        "/t": {
          post: {
            requestBody: {
              content: {
                "application/x-www-form-urlencoded": { schema: want },
                "application/json": { schema },
              },
            },
            responses: {},
          },
        },
      },
    });
  });

  it.each<[string, JsonObject]>([
    ["have names of headers", { type: "object", properties: { "X-API-Key": text } }],
    ["are marked", { type: "object", properties: { key: text }, "x-wire-keys": true }],
    ["are the customer's", { type: "object", properties: { key: text }, ...kept }],
  ])("keeps keys that %s", (_, schema) => {
    expect(after(keepKeys, { it: schema })["it"]).toEqual({ ...schema, ...kept });
  });

  it("keeps what is inside, and leaves what is referred to", () => {
    const inner = { type: ["object", "null"], properties: { a: text } };
    const outer = {
      type: "object",
      ...kept,
      properties: { inner, list: { type: "array", items: inner }, other: ref("other") },
    };
    expect(after(keepKeys, { it: outer, other: inner })).toEqual({
      it: {
        ...outer,
        properties: {
          inner: { ...inner, ...kept },
          list: { type: "array", items: { ...inner, ...kept } },
          other: ref("other"),
        },
      },
      other: inner,
    });
  });

  it("leaves all others", () => {
    const schema = { type: "object", properties: { "name-first": text } };
    expect(after(keepKeys, { it: schema })["it"]).toBe(schema);
  });
});

describe("spellings", () => {
  const object = (...names: readonly string[]): JsonObject => ({
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, text])),
  });

  it.each([
    [["due-at", "due_at"], "due_at"],
    [["due-at", "dueAt"], "dueAt"],
    [["line-1", "line1", "line_1"], "line_1"],
  ])("of %j meet", (names, second) => {
    const root = document({ it: { type: "array", items: object(...names) } });
    expect(found(checkSpellings, root)).toContain(
      `SPELLINGS_MEET /components/schemas/it/items/properties/${second}`,
    );
  });

  it("of customers' keys, of other objects and of names that stay apart do not", () => {
    const root = document({
      it: { ...object("due-at", "due_at"), ...kept },
      other: object("due-at", "due-on", "line-1", "line-2"),
      last: object("due_at"),
    });
    expect(found(checkSpellings, root)).toEqual([]);
  });
});

describe("mark ids", () => {
  const ids = {
    "x-ids": {
      account: { prefixes: ["act_"], types: ["account"] },
      report: { prefixes: ["rep_"], types: ["report/*"] },
    },
  };
  const marked = (schema: JsonObject): unknown =>
    componentSchemas(markIds.run({ ...document({ it: schema }), ...ids }).root)["it"];
  const thing = (type: JsonObject, id: JsonObject = text): JsonObject => ({
    type: "object",
    properties: { type, id },
  });

  it.each<[JsonObject, string | undefined]>([
    [{ ...text, const: "account" }, "account"],
    [{ ...text, const: "report/watchlist" }, "report"],
    [{ ...text, enum: ["report/a", "report/b"] }, "report"],
    [{ ...text, enum: ["report/a", "account"] }, undefined],
    [{ ...text, const: "rate-limit" }, undefined],
    [text, undefined],
  ])("an id beside the type %j is of kind %s", (type, kind) => {
    expect(marked(thing(type))).toEqual(
      thing(type, kind === undefined ? text : { ...text, "x-id": kind }),
    );
  });

  it("goes into relationships, and leaves a mark of the overlay", () => {
    const relationship = {
      type: "object",
      properties: { data: { type: "array", items: thing({ ...text, const: "account" }) } },
    };
    expect(marked(relationship)).toMatchObject({
      properties: { data: { items: { properties: { id: { "x-id": "account" } } } } },
    });
    const own = thing({ ...text, const: "account" }, { ...text, "x-id": "report" });
    expect(marked(own)).toEqual(own);
  });

  it("follows the types that the overlay lists for a relationship", () => {
    const relationship = (types: readonly string[]): JsonObject => ({
      properties: { data: thing(text) },
      "x-relationship-types": types,
    });
    expect(marked(relationship(["report/*"]))).toMatchObject({
      properties: { data: { properties: { id: { "x-id": "report" } } } },
    });
    expect(marked(relationship(["report/*", "account"]))).toEqual(
      relationship(["report/*", "account"]),
    );
  });

  it("tells a mark of a kind that nobody knows", () => {
    const root = { ...document({ it: { ...text, "x-id": "acount" } }), ...ids };
    expect(found(markIds, root)).toEqual(["ID_KIND_UNKNOWN /components/schemas/it"]);
  });
});
