import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../generator/document/document.js";
import { createTypeRegistry } from "../../generator/model/type-registry.js";
import { keysOf, place, ref, registryOf } from "./given.js";

const text = { type: "string" };
const object = (...names: readonly string[]): JsonObject => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, text])),
});
const answer = (data: Json): JsonObject => ({
  type: "object",
  properties: { data },
  required: ["data"],
});

describe("components", () => {
  it("are types in the order of the document, each followed by what is inside it", () => {
    const outer = {
      type: "object",
      properties: { inner: object("x", "y"), list: { type: "array", items: object("z", "y") } },
    };
    const { types } = registryOf({
      outer,
      plain: text,
      alias: ref("outer"),
      list: { type: "array", items: ref("outer") },
    });
    expect(keysOf(types())).toEqual([
      "outer",
      "outer/inner",
      "outer/list/[]",
      "plain",
      "alias",
      "list",
    ]);
    expect(types().map(({ schema }) => schema.kind)).toEqual([
      "object",
      "object",
      "object",
      "string",
      "reference",
      "array",
    ]);
  });

  it("carry their use, and so does what is inside them", () => {
    const { types } = registryOf({
      written: { type: "object", properties: { inner: object("x", "y") }, "x-use": "request" },
      shared: { ...object("z", "y"), "x-use": "both" },
      read: { ...object("z", "y", "x"), "x-use": "response" },
    });
    expect(types().map(({ key, use }) => [key, use])).toEqual([
      ["written", "request"],
      ["written/inner", "request"],
      ["shared", "both"],
      ["read", "response"],
    ]);
  });

  it("have one type for two spellings of a property", () => {
    const properties = {
      first_name: object("x", "y"),
      "first-name": { ...object("x", "y"), "x-same-as": "first_name" },
    };
    expect(keysOf(registryOf({ it: { type: "object", properties } }).types())).toEqual([
      "it",
      "it/first_name",
    ]);
  });

  it("may be recursive", () => {
    const tree = {
      type: "object",
      properties: { children: { type: "array", items: ref("tree") }, meta: object("a", "b") },
    };
    const union = { oneOf: [ref("union"), ref("tree")] };
    expect(keysOf(registryOf({ tree, union }).types())).toEqual(["tree", "tree/meta", "union"]);
  });

  it("may be called like something inside another", () => {
    const schemas = {
      a: { type: "object", properties: { b: object("x", "y") } },
      "a/b": object("z", "y"),
    };
    const keys = keysOf(registryOf(schemas).types());
    expect(new Set(keys).size).toBe(3);
    expect(keys).toContain("a");
    expect(keys).toContain("a/b");
  });
});

describe("what is read outside the components", () => {
  it("gets the key of its place, whatever kind of object it is", () => {
    const registry = registryOf({});
    expect(registry.read(object("type", "id"), place("op/body", "request"))).toEqual({
      kind: "reference",
      to: "op/body",
    });
    expect(registry.read(text, place("op/text"))).toEqual({ kind: "string" });
    expect(registry.read({ type: "array", items: object("a", "b") }, place("op/list"))).toEqual({
      kind: "array",
      items: { kind: "reference", to: "op/list/[]" },
    });
    expect(keysOf(registry.types())).toEqual(["op/body", "op/list/[]"]);
  });

  it("is one type when it is read again", () => {
    const registry = registryOf({});
    const schema = { type: "object", properties: { inner: object("x", "y") } };
    for (let again = 0; again < 3; again += 1) registry.read(schema, place("shared"));
    expect(keysOf(registry.types())).toEqual(["shared", "shared/inner"]);
  });

  it("is used both ways when it is read both ways, and so is what is inside", () => {
    const registry = registryOf({});
    const schema = { type: "object", properties: { inner: object("x", "y") } };
    registry.read(schema, place("shared", "request"));
    registry.read(schema, place("shared", "response"));
    expect(registry.types().map(({ use }) => use)).toEqual(["both", "both"]);
  });

  it("gets another key where the place's key stands for something else", () => {
    const registry = registryOf({ account: object("a", "b") });
    expect(registry.read(object("c", "d"), place("account"))).toEqual({
      kind: "reference",
      to: "account~2",
    });
  });
});

describe("twins", () => {
  it("of one owner share the first, also deep inside and whatever the order and the texts", () => {
    const pair = (first: JsonObject, second: JsonObject): JsonObject => ({
      type: "object",
      properties: { first, second },
    });
    const inner = (...names: readonly string[]): JsonObject => ({
      type: "object",
      properties: { deep: { ...object(...names), description: names.join() }, n: text },
    });
    const { types } = registryOf({ owner: pair(inner("x", "y"), inner("y", "x")) });
    expect(keysOf(types())).toEqual([
      "owner",
      "owner/first",
      "owner/first/deep",
      "owner/second = owner/first",
      "owner/second/deep = owner/first/deep",
    ]);
  });

  it("of other owners stay apart, since an editor would show another owner's name", () => {
    const holder = { type: "object", properties: { it: object("x", "y") } };
    const { types } = registryOf({ one: { ...holder, required: ["it"] }, two: holder });
    expect(keysOf(types())).toEqual(["one", "one/it", "two", "two/it"]);
  });

  it("of a component are that component", () => {
    const { types } = registryOf({
      file: object("url", "name"),
      user: { type: "object", properties: { photo: object("name", "url"), n: text } },
    });
    expect(keysOf(types())).toEqual(["file", "user", "user/photo = file"]);
  });

  it.each<[string, JsonObject, JsonObject]>([
    ["requiredness", { ...object("x", "y"), required: ["x"] }, object("x", "y")],
    ["closedness", { ...object("x", "y"), additionalProperties: false }, object("x", "y")],
    ["casing", { ...object("x", "y"), "x-inflected": false }, object("x", "y")],
    ["values", { ...text, enum: ["a", "b"] }, { ...text, enum: ["b", "c"] }],
    [
      "null inside",
      { type: "object", properties: { x: { type: ["string", "null"] }, y: text } },
      object("x", "y"),
    ],
    [
      "format",
      { type: "object", properties: { x: { ...text, format: "date" }, y: text } },
      object("x", "y"),
    ],
  ])("differ in %s", (_, one, other) => {
    const { types } = registryOf({ owner: { type: "object", properties: { one, other } } });
    expect(keysOf(types())).toEqual(["owner", "owner/one", "owner/other"]);
  });

  it("that are envelopes of one resource share a type of its own", () => {
    const registry = registryOf({ account: object("a", "b"), other: object("c", "d") });
    const list = answer({ type: "array", items: ref("account") });
    registry.read(answer(ref("account")), place("create-account/response/201"));
    registry.read(answer(ref("other")), place("get-other/response/200"));
    registry.read(answer(ref("account")), place("get-account/response/200"));
    registry.read(list, place("list-accounts/response/200"));
    registry.read(list, place("search-accounts/response/200"));
    expect(keysOf(registry.types()).slice(2)).toEqual([
      "account/response",
      "create-account/response/201 = account/response",
      "get-other/response/200",
      "get-account/response/200 = account/response",
      "account/list",
      "list-accounts/response/200 = account/list",
      "search-accounts/response/200 = account/list",
    ]);
  });

  it("that are envelopes of two shapes: the more common one gets the resource's name", () => {
    const registry = registryOf({ account: object("a", "b") });
    const rare = { ...answer(ref("account")), required: [] };
    for (const [index, schema] of [
      rare,
      answer(ref("account")),
      rare,
      answer(ref("account")),
      answer(ref("account")),
    ].entries()) {
      registry.read(schema, place(`op-${String(index)}/response/200`));
    }
    expect(keysOf(registry.types()).slice(1)).toEqual([
      "op-0/response/200",
      "account/response",
      "op-1/response/200 = account/response",
      "op-2/response/200",
      "op-3/response/200 = account/response",
      "op-4/response/200 = account/response",
    ]);
  });

  it("that are no twins any more: who is left keeps a type that was published", () => {
    const shared = (published: (key: string) => boolean): readonly string[] => {
      const schemas = { account: object("a", "b") };
      const registry = createTypeRegistry({ components: { schemas } }, published);
      const grown = answer(ref("account"));
      registry.read(
        { ...grown, properties: { ...(grown["properties"] as JsonObject), meta: text } },
        place("create-account/response/201"),
      );
      registry.read(answer(ref("account")), place("get-account/response/200"));
      return keysOf(registry.types()).slice(1);
    };
    expect(shared(() => false)).toEqual([
      "create-account/response/201",
      "get-account/response/200",
    ]);
    expect(shared((key) => key === "account/response")).toEqual([
      "create-account/response/201",
      "account/response",
      "get-account/response/200 = account/response",
    ]);
  });

  it("that are envelopes elsewhere go by the property where they stand", () => {
    const registry = registryOf({ account: object("a", "b") });
    const event = { type: "object", properties: { payload: answer(ref("account")), name: text } };
    registry.read({ ...event, required: ["name"] }, place("event-1/body"));
    registry.read(event, place("event-2/body"));
    expect(keysOf(registry.types()).slice(1)).toEqual([
      "event-1/body",
      "account/payload",
      "event-1/body/payload = account/payload",
      "event-2/body",
      "event-2/body/payload = account/payload",
    ]);
  });
});

describe("schemas with a key of their own", () => {
  const status = (more: JsonObject = {}): JsonObject => ({
    ...text,
    "x-known-values": ["a", "b"],
    "x-base-key": "base/status",
    ...more,
  });
  const user = (property: JsonObject): JsonObject => ({
    type: "object",
    properties: { status: property, n: text },
  });

  it("are one type under the key of the base they come from", () => {
    const registry = registryOf({
      one: user(status()),
      two: user(status({ description: "said otherwise" })),
    });
    expect(keysOf(registry.types())).toEqual(["one", "base/status", "two"]);
    expect(registry.diagnostics).toEqual([]);
  });

  it("keep their own place where they differ, which is told for a key of the overlay only", () => {
    const other = { ...status(), "x-known-values": ["a"] };
    const quiet = registryOf({ one: user(status()), two: user(other) });
    expect(keysOf(quiet.types())).toEqual(["one", "base/status", "two", "two/status"]);
    expect(quiet.diagnostics).toEqual([]);
    const keyed = (property: JsonObject): JsonObject => ({ ...property, "x-type-key": "status" });
    const told = registryOf({ one: user(keyed(status())), two: user(keyed(other)) });
    expect(keysOf(told.types())).toEqual(["one", "status", "two", "two/status"]);
    expect(told.diagnostics).toMatchObject([
      {
        code: "TYPE_KEY_CONFLICT",
        place: { pointer: "/components/schemas/two/properties/status" },
      },
    ]);
  });

  it("are equal whatever the order of their keys, and tell a property called title from a title", () => {
    const links = (schema: JsonObject): JsonObject => ({
      type: "object",
      properties: { links: { ...schema, "x-type-key": "links" }, n: text },
    });
    const first = {
      type: "object",
      title: "t",
      properties: { next: text, prev: text },
      required: ["next", "prev"],
    };
    const second = {
      required: ["prev", "next"],
      properties: { prev: text, next: text },
      type: "object",
    };
    expect(keysOf(registryOf({ one: links(first), two: links(second) }).types())).toEqual([
      "one",
      "links",
      "two",
    ]);
    const titled = { ...first, properties: { ...first.properties, title: text } };
    expect(registryOf({ one: links(first), two: links(titled) }).diagnostics).toHaveLength(1);
  });

  it("hand their key down to what is inside them", () => {
    const checks = {
      type: "array",
      "x-base-key": "base/checks",
      items: { type: "object", properties: { status: { ...text, enum: ["a", "b"] }, n: text } },
    };
    const registry = registryOf({
      one: { type: "object", properties: { checks, a: text } },
      two: { type: "object", properties: { checks, b: text } },
    });
    expect(keysOf(registry.types())).toEqual([
      "one",
      "base/checks/[]",
      "base/checks/[]/status",
      "two",
    ]);
  });
});
