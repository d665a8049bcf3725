import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";
import type { Json, JsonObject } from "../abuse/part-of-document.js";
import { smallDocument } from "../abuse/small-document.js";
import { emptyFolder, put, snapshot } from "../write/folder.js";

type Files = Readonly<Record<string, string>>;

/** Generates the document into the folder, in which an earlier run may have left something. */
async function run(folder: string, document: string): Promise<Files> {
  put(folder, { "openapi.json": document });
  const out = join(folder, "sdk");
  await generate({ spec: join(folder, "openapi.json"), out, build: false });
  return snapshot(out);
}

const string: Json = { type: "string" };
const id: Json = { name: "account-id", in: "path", required: true, schema: string };

/** An operation of another tag than the one of `smallDocument`, with the same schema. */
const lists = (summary: string): JsonObject => ({
  get: {
    operationId: "list-all-lists",
    tags: ["Lists"],
    summary,
    responses: {
      "200": {
        description: "d",
        content: {
          "application/json": {
            schema: { type: "array", items: { $ref: "#/components/schemas/account" } },
          },
        },
      },
    },
  },
});

interface Parts {
  readonly properties?: JsonObject;
  readonly parameters?: Json[];
  readonly paths?: JsonObject;
}

function documentOf({ properties = { id: string }, parameters = [id], paths = {} }: Parts): string {
  const document = smallDocument({ account: { type: "object", properties } }, { parameters });
  return JSON.stringify({ ...document, paths: { ...(document["paths"] as JsonObject), ...paths } });
}

const first = documentOf({});
const parameterMore = documentOf({
  parameters: [id, { name: "more", in: "query", schema: string }],
});

describe("a run after another gives to the byte what a first run gives", () => {
  it("whatever changed in the document, one change after the other", async () => {
    const folder = emptyFolder();
    const known = new Map([[first, await run(folder, first)]]);
    let before = known.get(first);
    for (const [what, document] of [
      ["an operation came", documentOf({ paths: { "/lists": lists("Lists all.") } })],
      ["only a text changed", documentOf({ paths: { "/lists": lists("Lists each.") } })],
      ["an operation went", first],
      ["a parameter came", parameterMore],
      ["a shared schema changed", documentOf({ properties: { id: { type: "integer" } } })],
      ["all is as at first", first],
    ] as const) {
      const after = await run(folder, document);
      expect(after, what).not.toEqual(before);
      expect(after, what).toEqual(known.get(document) ?? (await run(emptyFolder(), document)));
      before = after;
    }
  });

  it("whatever became of what the earlier one left", async () => {
    const folder = emptyFolder();
    await run(folder, first);
    const expected = await run(emptyFolder(), parameterMore);
    const memory = join(folder, "sdk/node_modules/.cache/persona-codegen/memory.json");
    const source = join(folder, "sdk/src/operations/accounts.ts");
    const edit = (path: string, change: (text: string) => string): void => {
      const text = readFileSync(path, "utf8");
      expect(change(text)).not.toBe(text);
      writeFileSync(path, change(text));
    };
    for (const [what, change] of [
      [
        "edited",
        () => edit(memory, (text) => text.replaceAll("retrieveAccount", "retrieveNothing")),
      ],
      ["damaged", () => edit(memory, (text) => text.slice(0, text.length / 2))],
      ["gone", () => rmSync(memory)],
      ["a file of the package edited", () => edit(source, (text) => `${text}// Mine.\n`)],
      ["a file of the package gone", () => rmSync(source)],
    ] as const) {
      await run(folder, first);
      change();
      expect(await run(folder, parameterMore), what).toEqual(expected);
    }
  });
});
