import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { generate } from "../../generator/index.js";
import type { Json } from "../abuse/part-of-document.js";
import { emptyFolder, put, snapshot } from "../write/folder.js";

type Document = Record<string, Record<string, Record<string, Json>>>;

const contract = readFileSync(
  fileURLToPath(new URL("../../spec/contract.json", import.meta.url)),
  "utf8",
);

/** The contract after a change of it. */
function changed(change: (document: Document) => void): string {
  const document = JSON.parse(contract) as Document;
  change(document);
  expect(JSON.stringify(document)).not.toBe(JSON.stringify(JSON.parse(contract)));
  return JSON.stringify(document);
}

async function build(folder: string, document: string): Promise<Readonly<Record<string, string>>> {
  put(folder, { "openapi.json": document });
  const out = join(folder, "sdk");
  await generate({ spec: join(folder, "openapi.json"), out });
  return snapshot(out);
}

it("a package built after a change is to the byte the one that is built from nothing", async () => {
  const folder = emptyFolder();
  await build(folder, contract);
  const added = { name: "added", in: "query", schema: { type: "string" } };
  for (const [what, document] of [
    [
      "a parameter more",
      changed(({ paths }) => {
        const { parameters } = paths?.["/accounts"]?.["get"] as { parameters: Json[] };
        parameters.push(added);
      }),
    ],
    ["a path less", changed(({ paths }) => delete paths?.["/devices/{device-id}"])],
    [
      "an attribute of a shared schema",
      changed(({ components }) => {
        const schemas = components?.["schemas"] as unknown as Document;
        const attributes = schemas["inquiry"]?.["properties"]?.["attributes"] as unknown as {
          properties: Record<string, Json>;
        };
        attributes.properties["creator"] = { type: "boolean" };
      }),
    ],
  ] as const) {
    expect(await build(folder, document), what).toEqual(await build(emptyFolder(), document));
  }
});
