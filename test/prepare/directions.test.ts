import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/document/document.js";
import { componentSchemas } from "../../generator/prepare/document-schemas.js";
import { openAnswers } from "../../generator/prepare/open-answers.js";
import { requireIdentity } from "../../generator/prepare/require-identity.js";
import { splitDirections } from "../../generator/prepare/split-directions.js";
import { omit } from "../../generator/prepare/schema-tree.js";
import { after, exchange, ref, requestOf, responseOf } from "./given.js";

const text = { type: "string" };
const closed = { type: "object", additionalProperties: false, properties: { a: text } };

describe("split directions", () => {
  const split = (parts: Parameters<typeof exchange>[0]): JsonObject =>
    splitDirections.run(exchange(parts)).root;

  it("marks what is written, what is read and what is both, through references", () => {
    const schemas = { written: ref("deep"), read: text, both: text, deep: text, nobody: text };
    const request = { properties: { w: ref("written"), b: ref("both") } };
    const response = { properties: { r: ref("read"), b: ref("both") } };
    const root = split({ schemas, request, response });
    expect(
      Object.entries(componentSchemas(root)).map(([name, schema]) => [
        name,
        (schema as JsonObject)["x-use"],
      ]),
    ).toEqual([
      ["written", "request"],
      ["read", "response"],
      ["both", "both"],
      ["deep", "request"],
      ["nobody", "response"],
    ]);
  });

  it("marks schemas that lead on to the next one, however many", () => {
    const length = 20_000;
    const schemas = Object.fromEntries(
      Array.from({ length }, (_, index) => [
        `s${index}`,
        index + 1 < length ? { properties: { next: ref(`s${index + 1}`) } } : text,
      ]),
    );
    const marked = componentSchemas(split({ schemas, request: ref("s0") }));
    expect(marked[`s${length - 1}`]).toMatchObject({ "x-use": "request" });
  });

  it("gives requests a copy of a union that answers use too, and of what leads to it", () => {
    const choice = { oneOf: [closed, { type: "object", properties: { b: text } }] };
    const schemas = { choice, outer: { properties: { c: ref("choice") } }, plain: closed };
    const root = split({
      schemas,
      request: { properties: { o: ref("outer"), p: ref("plain") } },
      response: { properties: { o: ref("outer"), p: ref("plain") } },
    });
    expect(Object.keys(componentSchemas(root))).toEqual([
      "choice",
      "choice-request",
      "outer",
      "outer-request",
      "plain",
    ]);
    expect(componentSchemas(root)).toMatchObject({
      choice: { "x-use": "response" },
      "choice-request": { ...choice, "x-use": "request" },
      outer: { properties: { c: ref("choice") } },
      "outer-request": { properties: { c: ref("choice-request") } },
      plain: { "x-use": "both" },
    });
    expect(requestOf(root)).toEqual({ properties: { o: ref("outer-request"), p: ref("plain") } });
    expect(responseOf(root)).toEqual({ properties: { o: ref("outer"), p: ref("plain") } });
  });

  it("gives the copy a name that is free", () => {
    const choice = { oneOf: [ref("x"), ref("y")] };
    const schemas = { choice, "choice-request": text, x: closed, y: closed };
    const both = { request: ref("choice"), response: ref("choice") };
    expect(requestOf(split({ schemas, ...both }))).toEqual(ref("choice-request-2"));
  });

  it("counts payloads of webhooks as read", () => {
    const post = { requestBody: { content: { "application/json": { schema: ref("event") } } } };
    const root = { components: { schemas: { event: text } }, webhooks: { made: { post } } };
    expect(componentSchemas(splitDirections.run(root).root)["event"]).toMatchObject({
      "x-use": "response",
    });
  });
});

describe("open answers", () => {
  const opened = (parts: Parameters<typeof exchange>[0]): JsonObject =>
    openAnswers.run(exchange(parts)).root;

  it("opens what is read, all the way down", () => {
    const response = { ...closed, properties: { a: closed, b: { type: "array", items: closed } } };
    const open = { type: "object", properties: { a: text } };
    expect(responseOf(opened({ response }))).toEqual({
      type: "object",
      properties: { a: open, b: { type: "array", items: open } },
    });
  });

  it("keeps what is written closed, however it was closed", () => {
    const request = {
      type: "object",
      properties: { a: closed, b: text },
      unevaluatedProperties: false,
    };
    expect(requestOf(opened({ request }))).toEqual({
      type: "object",
      properties: { a: closed, b: text },
      additionalProperties: false,
    });
  });

  it("takes an empty closed object of an answer for one of which nothing is known", () => {
    const empty = { type: "object", additionalProperties: false };
    const root = opened({ request: empty, response: empty });
    expect(requestOf(root)).toEqual(empty);
    expect(responseOf(root)).toEqual({ type: "object" });
  });

  it("leaves maps and open objects, and closing of what is no object says nothing", () => {
    const map = { type: "object", additionalProperties: text };
    const open = { type: "object", additionalProperties: true, unevaluatedProperties: false };
    const request = {
      type: "object",
      properties: { map, open, text: { ...text, unevaluatedProperties: false } },
    };
    const want = { map, open: { type: "object", additionalProperties: true }, text };
    expect(requestOf(opened({ request }))).toEqual({ type: "object", properties: want });
  });

  it("goes by the mark of a component", () => {
    expect(
      after(openAnswers, {
        r: { ...closed, "x-use": "response" },
        q: { ...closed, "x-use": "request" },
        b: { ...closed, "x-use": "both" },
      }),
    ).toMatchObject({
      r: { type: "object", properties: { a: text } },
      q: { additionalProperties: false },
      b: { additionalProperties: false },
    });
  });
});

describe("require identity", () => {
  const resource = {
    type: "object",
    properties: { type: { ...text, const: "thing" }, id: text, attributes: {} },
  };
  const identified = (parts: Parameters<typeof exchange>[0]): JsonObject =>
    requireIdentity.run(exchange(parts)).root;

  it("requires type and id of resources in answers, before what is required already", () => {
    const response = { properties: { data: { ...resource, required: ["attributes"] } } };
    expect(responseOf(identified({ response }))).toMatchObject({
      properties: { data: { required: ["type", "id", "attributes"] } },
    });
  });

  it("requires them of components that have nothing else", () => {
    const properties = omit(resource.properties, "attributes");
    expect(after(requireIdentity, { it: { type: "object", properties } })["it"]).toMatchObject({
      required: ["type", "id"],
    });
  });

  it.each<[string, JsonObject]>([
    ["resource identifiers", { type: "object", properties: { type: text, id: text } }],
    ["objects without an id", { type: "object", properties: { type: text, attributes: {} } }],
    [
      "ids that may be null",
      {
        type: "object",
        properties: { type: text, id: { type: ["string", "null"] }, attributes: {} },
      },
    ],
    ["what requires them", { ...resource, required: ["id", "type"] }],
  ])("leaves %s", (_, data) => {
    const response = { properties: { data } };
    expect(responseOf(identified({ response }))).toEqual({ properties: { data } });
  });

  it("leaves requests", () => {
    const request = { properties: { data: resource } };
    expect(requestOf(identified({ request }))).toBe(request);
    expect(
      after(requireIdentity, { it: { ...resource, "x-use": "request" } })["it"],
    ).not.toHaveProperty("required");
  });
});
