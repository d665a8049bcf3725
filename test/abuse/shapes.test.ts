import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runProgram } from "../installs/run-program.js";
import { createRandom } from "../oracle/random.js";
import { folderHash } from "./folder-hash.js";
import { emittedOperations, largeDocument } from "./large-document.js";
import type { Json, JsonObject } from "./part-of-document.js";
import { shuffled } from "./shuffled.js";
import { generateFrom, smallDocument } from "./small-document.js";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const nested = (depth: number): Json => {
  let value: Json = { type: "string" };
  for (let level = 0; level < depth; level++) value = { type: "object", properties: { a: value } };
  return value;
};

async function outcome(text: string): Promise<{ code: number; told: string; hash: string }> {
  const { code, told, folder } = await generateFrom(text);
  try {
    return { code, told, hash: code === 0 ? folderHash(join(folder, "sdk")) : "" };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("schemas that lead back to themselves", { timeout: 240_000 }, () => {
  it.each<[string, JsonObject, number]>([
    ["a member", { account: { type: "object", properties: { a: ref("account") } } }, 0],
    ["a list", { account: { type: "array", items: ref("account") } }, 0],
    ["a union", { account: { oneOf: [{ items: ref("account") }, { type: "string" }] } }, 0],
    ["each other", { account: { properties: { b: ref("b") } }, b: { items: ref("account") } }, 0],
    ["allOf", { account: { allOf: [ref("account"), { type: "object" }] } }, 2],
    ["nothing but references", { account: ref("b"), b: ref("account") }, 2],
  ])("through %s", async (_, schemas, wanted) => {
    const { code, told } = await outcome(JSON.stringify(smallDocument(schemas)));
    expect(code, told).toBe(wanted);
    if (wanted === 2) expect(told).toMatch(/openapi\.json:\d+:\d+/);
  });
});

it.each([
  [30, 0],
  [2_000, 2],
])("%i levels of nesting end with %i", async (depth, wanted) => {
  const document = smallDocument({ account: nested(depth) as JsonObject });
  const { code, told } = await outcome(JSON.stringify(document));
  expect(code, told).toBe(wanted);
});

describe("the package type-checks of a document", { timeout: 120_000 }, () => {
  const account = { type: "object", properties: { id: { type: "string" } } };
  const whole = smallDocument({ account });
  const json = (schema: JsonObject): JsonObject => ({
    content: { "application/json": { schema } },
  });
  const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
    type: "object",
    properties,
    ...more,
  });
  const webhooks = (resource: string): JsonObject => {
    const payload = object({ data: ref(resource) });
    const attributes = object({ name: { type: "string", const: "account.created" }, payload });
    const schema = object({ data: object({ type: { const: "event" }, attributes }) });
    const operationId = "account-created";
    const post = { operationId, requestBody: json(schema), responses: { "200": {} } };
    return { "account.created": { post } };
  };
  const id = { type: "string", pattern: "^act_[a-z]+$" };
  const odd = smallDocument(
    {
      account: object(
        { Name: { type: "string" }, tree: ref("tree") },
        { additionalProperties: { type: "boolean" } },
      ),
      tree: { type: "array", items: ref("trees") },
      trees: { type: "array", items: ref("tree") },
      self: object({ self: ref("self") }, { required: ["self"] }),
    },
    {
      parameters: [
        { name: "account-id", in: "path", required: true, schema: id },
        { name: "account-id", in: "header", schema: { type: ["integer", "null"] } },
      ],
      responses: {
        "200": { description: "d", ...json(ref("account")) },
        "201": { description: "d", ...json({ type: "string", enum: ["a", "b"] }) },
      },
    },
  );
  it.each<[string, JsonObject]>([
    ["without lists of values, kinds of ids and webhooks", whole],
    ["without anything", { ...whole, paths: {}, components: {}, security: [] }],
    ["with a webhook alone", { ...whole, paths: {}, webhooks: webhooks("account") }],
    [
      "with headers that are no texts or called like ids, lists of themselves, answers of known values, keys that are listed and are not",
      odd,
    ],
    ["with an event that holds itself", { ...odd, webhooks: webhooks("self") }],
  ])("%s", async (_, document) => {
    const { code, told, folder } = await generateFrom(JSON.stringify(document), []);
    rmSync(folder, { recursive: true, force: true });
    expect(code, told).toBe(0);
  });
});

it("of many operations, every one is emitted exactly once", async () => {
  const { code, told, folder } = await generateFrom(JSON.stringify(largeDocument(200, 20)));
  try {
    expect(code, told).toBe(0);
    const { names, files } = emittedOperations(join(folder, "sdk"));
    expect(files).toBe(20);
    expect(names).toHaveLength(200);
    expect(new Set(names).size).toBe(200);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);

describe("the same document gives the same package", { timeout: 240_000 }, () => {
  const document = smallDocument({
    account: {
      type: "object",
      properties: Object.fromEntries(
        ["İ", "i", "ı", "ß", "ss", "z", "ä", "Z", "a-b", "aB"].map((name, index) => [
          name,
          { type: "string", enum: ["I", "i", "Straße"], description: `d${index}` },
        ]),
      ),
    },
  });

  it("whatever white space, line ends and escapes it is written with", async () => {
    const text = JSON.stringify(document, null, 2);
    const escaped = text.replace(
      /[^\n -~]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
    const hashes = [];
    for (const each of [text, JSON.stringify(document), text.replaceAll("\n", "\r\n"), escaped])
      hashes.push((await outcome(each)).hash);
    expect(new Set(hashes).size).toBe(1);
  });

  it("whatever the order of its keys", async () => {
    const hashes = [];
    for (const seed of [0, 1, 2]) {
      const text = JSON.stringify(seed === 0 ? document : shuffled(document, createRandom(seed)));
      hashes.push((await outcome(text)).hash);
    }
    expect(new Set(hashes).size).toBe(1);
  });

  it("wherever it is generated: in Turkish, on Kiritimati, in another order of files", async () => {
    const bin = fileURLToPath(new URL("../../dist/generator/cli/bin.js", import.meta.url));
    const hashes = [];
    for (const env of [
      { LC_ALL: "C", LANG: "C", TZ: "UTC" },
      { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Pacific/Kiritimati" },
      { LC_ALL: "sv_SE.UTF-8", LANG: "sv_SE.UTF-8", TZ: "America/St_Johns", NO_COLOR: "" },
    ]) {
      const folder = mkdtempSync(join(tmpdir(), "persona-abuse-"));
      writeFileSync(join(folder, "openapi.json"), JSON.stringify(document));
      const line = [bin, "generate", "--no-build", "--quiet", "--spec", "openapi.json"];
      await runProgram(process.execPath, [...line, "--out", "there"], { folder, env });
      hashes.push(folderHash(join(folder, "there")));
      rmSync(folder, { recursive: true, force: true });
    }
    expect(new Set(hashes).size).toBe(1);
  }, 240_000);
});
