import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { distil } from "../../generator/contract/distil.js";
import { distilInto } from "../../generator/contract/distil-into.js";
import { formatContract } from "../../generator/contract/layout.js";
import { contractVersions, readContract } from "../../generator/contract/read-contract.js";
import { checkDocument } from "../../generator/document/check.js";
import { loadDocument } from "../../generator/document/load.js";
import {
  noOfficial,
  officialDir,
  officialVersions,
  orNotRun,
} from "../document/official-documents.js";
import { contentOf, folderOf } from "../document/temporary-folder.js";
import { proseIn, proseInPatch, sentencesIn, type Prose } from "./prose.js";

const spec = fileURLToPath(new URL("../../spec", import.meta.url));
const read = (name: string): string => readFileSync(path.join(spec, name), "utf8");
const patchNames = readdirSync(path.join(spec, "versions")).map((name) => `versions/${name}`);

type Patch = readonly { readonly path: string; readonly value?: unknown }[];
type Node = Record<string, unknown>;

// Today's facts are read from spec/ itself: each pull brings others, and the tests hold after it as before.
const lock = JSON.parse(read("upstream.lock.json")) as {
  readonly repository: string;
  readonly commit: string;
  readonly date: string;
  readonly contract: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, { readonly sha256: string; readonly file: string }>>;
};

describe("the contract in spec/ holds facts only", () => {
  const contract = JSON.parse(read("contract.json")) as Node;

  test("contract.json", () => {
    expect(proseIn(contract)).toEqual([]);
    expect(sentencesIn(contract)).toEqual([]);
  });

  test.each(patchNames)("%s", (name) => {
    const patch = JSON.parse(read(name)) as Patch;
    expect(proseInPatch(patch)).toEqual([]);
    expect(sentencesIn(patch)).toEqual([]);
  });

  // the walk sees what it is for
  const schema = (more: Node): Node => ({
    components: { schemas: { account: { type: "object", ...more } } },
  });
  test.each<[string, Node, string]>([
    [
      "a description",
      schema({ description: "planted" }),
      "/components/schemas/account/description",
    ],
    ["a title", schema({ title: "planted" }), "/components/schemas/account/title"],
    ["an example", schema({ example: "planted" }), "/components/schemas/account/example"],
    ["examples", schema({ examples: ["planted"] }), "/components/schemas/account/examples"],
    [
      "the text of a link",
      schema({ externalDocs: { url: "x", description: "planted" } }),
      "/components/schemas/account/externalDocs/description",
    ],
    ["a summary", { paths: { "/a": { get: { summary: "planted" } } } }, "/paths//a/get/summary"],
    [
      "a text in a property",
      schema({ properties: { title: { description: "planted" } } }),
      "/components/schemas/account/properties/title/description",
    ],
    ["the description of the API", { info: { title: "planted" } }, "/info/title"],
  ])("%s would be found", (_, planted, pointer) => {
    const found: Prose[] = proseIn({ ...contract, ...planted });
    expect(found.map((it) => it.pointer)).toEqual([pointer]);
    expect(proseInPatch([{ path: "/a/b", value: planted }])).toHaveLength(1);
  });

  test("properties that are named like texts are not taken for texts", () => {
    const properties = {
      description: { type: "string" },
      title: { type: "string" },
      example: { type: "string" },
    };
    expect(proseIn(schema({ properties }))).toEqual([]);
    const text = JSON.stringify(contract);
    expect(text).toContain('"description":{"type"');
    expect(text).toContain('"title":{"type"');
  });
});

describe("the lock", () => {
  const hash = (content: string): string => createHash("sha256").update(content).digest("hex");

  test("names where the contract comes from", () => {
    expect(lock).toMatchObject({
      repository: "https://github.com/persona-id/persona-openapi",
      commit: expect.stringMatching(/^[0-9a-f]{7,40}$/) as string,
      date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string,
    });
  });

  test("has the hash of every file of the contract", () => {
    const hashes = Object.fromEntries(
      ["contract.json", ...patchNames].map((name) => [name, hash(read(name))]),
    );
    expect(lock.contract).toEqual(hashes);
  });

  test.skipIf(noOfficial)(`has the hash of what was distilled${orNotRun}`, () => {
    for (const { file, sha256 } of Object.values(lock.versions)) {
      expect(hash(readFileSync(path.join(officialDir, file), "utf8"))).toBe(sha256);
    }
    expect(Object.keys(lock.versions)).toEqual(officialVersions);
  });
});

describe("every version of the contract", async () => {
  const versions = await contractVersions(spec);

  test("is there, newest first: the contract, and a patch for each older one that the lock names", () => {
    const { info } = JSON.parse(read("contract.json")) as { info: { version: string } };
    const patched = patchNames.map((name) => path.basename(name, ".patch.json"));
    expect(versions).toEqual([info.version, ...patched.sort().reverse()]);
    expect(versions).toEqual(Object.keys(lock.versions).sort().reverse());
    expect(versions.length).toBeGreaterThan(1);
  });

  test.each(versions)("%s is a document without findings", async (version) => {
    const document = await readContract(spec, version);
    expect(checkDocument(document)).toEqual([]);
    expect(document.root["info"]).toMatchObject({ version });
  });

  test.skipIf(noOfficial).each(versions)(
    `%s is what distilling its document gives${orNotRun}`,
    async (version) => {
      const official = await loadDocument(path.join(officialDir, version));
      const { root } = distil(official).document;
      const contract = await readContract(spec, version);
      expect(contract.root).toEqual(root);
      expect(formatContract(contract.root)).toBe(formatContract(root));
    },
  );

  test.skipIf(noOfficial)(
    `the split form gives the same bytes as the bundle${orNotRun}`,
    async () => {
      const split = await loadDocument(path.join(officialDir, versions[0] ?? "", "openapi.yaml"));
      expect(formatContract(distil(split).document.root)).toBe(read("contract.json"));
    },
  );

  test.skipIf(noOfficial)(`distilling again gives the same files${orNotRun}`, async () => {
    const folder = folderOf({});
    await distilInto(folder, officialDir, { commit: lock.commit, date: lock.date });
    const names = ["contract.json", "upstream.lock.json", ...patchNames];
    expect(contentOf(folder)).toEqual(
      Object.fromEntries(names.sort().map((name) => [name, read(name)])),
    );
  });
});

describe("the text of the contract", () => {
  const text = read("contract.json");
  const lines = text.split("\n");

  test("is at most 1 MB, in lines that can be compared", () => {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(200);
  });

  test("has each path and each component on lines of its own", () => {
    const { paths, components } = JSON.parse(text) as {
      paths: Node;
      components: Record<string, Node>;
    };
    const starts = new Set(
      lines.map((line) => line.trimStart()).map((line) => /^"[^"]+":/.exec(line)?.[0]),
    );
    const names = [
      ...Object.keys(paths),
      ...Object.values(components).flatMap((group) => Object.keys(group)),
    ];
    expect(names.filter((name) => !starts.has(`${JSON.stringify(name)}:`))).toEqual([]);
  });
});
