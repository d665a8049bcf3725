import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenAPI3 } from "openapi-typescript";
import { describe, expect, test } from "vitest";
import { openapiText } from "../../generator/emit/openapi-pieces.js";
import {
  astToString,
  documentContext,
  transformSchema,
} from "../../generator/emit/openapi-typescript.js";
import { forgetful, type Memory } from "../../generator/memory.js";
import {
  noOfficial,
  officialDir,
  officialVersions,
  orNotRun,
} from "../document/official-documents.js";
import { watched } from "../write/kept.js";

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const answer = (schema: object): object => ({
  responses: { "200": { description: "d", content: { "application/json": { schema } } } },
});

/** Has what parts of a document do to each other: parameters elsewhere, discriminators, helpers for what is required. */
const document = {
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  paths: {
    "/cats": { get: { operationId: "list/cats", ...answer({ type: "array", items: ref("cat") }) } },
    "/cats/{id}": {
      parameters: [{ $ref: "#/components/parameters/id" }],
      get: answer(ref("cat")),
      post: {
        operationId: "name",
        ...answer({ allOf: [ref("owner")], required: ["name"] }),
      },
    },
    "/pets": {
      get: {
        operationId: "pets",
        ...answer({
          oneOf: [ref("cat"), ref("dog")],
          discriminator: { propertyName: "kind", mapping: { tom: "#/components/schemas/cat" } },
        }),
      },
    },
    "/moved": { $ref: "#/components/pathItems/moved" },
  },
  webhooks: { born: { post: { operationId: "born", ...answer({ type: "string" }) } } },
  components: {
    parameters: { id: { name: "id", in: "path", required: true, schema: { type: "string" } } },
    pathItems: { moved: { get: answer({ type: "number" }) } },
    schemas: {
      cat: {
        type: "object",
        description: "A cat.",
        properties: { kind: { type: "string" }, name: { type: "string" } },
      },
      owner: { type: "object", properties: { name: { type: "string" } } },
      dog: { type: "object", properties: { kind: { type: "string" } } },
    },
  },
};

const copy = (value: object): OpenAPI3 => structuredClone(value) as OpenAPI3;
const whole = (given: object): string => {
  const root = copy(given);
  return astToString(transformSchema(root, documentContext(root)));
};
const inPieces = (given: object, memory: Memory = forgetful): string => {
  const root = copy(given);
  return openapiText(root, documentContext(root), memory);
};

/** The document with a part of it replaced. */
function changed(path: readonly string[], value: unknown): object {
  const root = copy(document) as unknown as Record<string, unknown>;
  const last = path.at(-1) ?? "";
  const holder = path.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, root);
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else holder[last] = value;
  return root;
}

describe("types of a document made path by path are those made at once", () => {
  test.each<readonly [what: string, given: object]>([
    ["a document with all there is", document],
    ["one without paths", changed(["paths"], undefined)],
    ["one with paths alone", { ...changed(["components"], undefined), webhooks: {}, paths: {} }],
    ["one without operation ids", changed(["paths"], { "/cats": { get: answer(ref("cat")) } })],
  ])("%s", (_, given) => {
    expect(inPieces(given)).toBe(whole(given));
  });

  test("helpers and operations of all paths come once", () => {
    expect(whole(document)).toContain("WithRequired");
    expect(inPieces(document).match(/^export interface operations/gm)).toHaveLength(1);
  });

  test.skipIf(noOfficial)(`the official document${orNotRun}`, () => {
    const [newest = ""] = officialVersions;
    const text = readFileSync(join(officialDir, newest, "openapi-bundled.json"), "utf8");
    const given = JSON.parse(text) as object;
    expect(inPieces(given)).toBe(whole(given));
  });
});

describe("after a change", () => {
  const cat = ["components", "schemas", "cat", "properties", "name"];
  test.each<readonly [what: string, given: object, made: number]>([
    ["nothing", document, 0],
    ["an operation", changed(["paths", "/pets", "get", "summary"], "All of them."), 1],
    ["an additional path", changed(["paths", "/birds"], { get: answer({ type: "null" }) }), 1],
    ["a path that went", changed(["paths", "/cats"], undefined), 0],
    ["a webhook", changed(["webhooks", "born", "post", "summary"], "A birth."), 1],
    ["a shared schema", changed(cat, { type: "number" }), 5],
    ["a shared parameter", changed(["components", "parameters", "id", "in"], "query"), 5],
    [
      "a discriminator of one path, which says something of components",
      changed(["paths", "/pets", "get", "responses"], {}),
      5,
    ],
  ])("of %s only what follows from it is made again", (_, given, made) => {
    const kept = new Map<string, string>();
    inPieces(document, watched(kept));
    const memory = watched(kept);
    expect(inPieces(given, memory)).toBe(whole(given));
    expect(memory.taken()["openapi"] ?? 0).toBe(made);
  });

  test("what refers to another path is made each time", () => {
    const given = changed(
      ["paths", "/cats", "parameters"],
      [{ $ref: "#/paths/~1pets/parameters/0" }],
    );
    const kept = new Map<string, string>();
    const parameter = (name: string): object => {
      const root = copy(given) as unknown as { paths: Record<string, Record<string, unknown>> };
      (root.paths["/pets"] ?? {})["parameters"] = [
        { name, in: "query", schema: { type: "string" } },
      ];
      return root;
    };
    inPieces(parameter("old"), watched(kept));
    expect(inPieces(parameter("new"), watched(kept))).toBe(whole(parameter("new")));
  });
});
