import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { distilInto } from "../../generator/contract/distil-into.js";
import { fetchUpstream } from "../../generator/contract/fetch-upstream.js";
import type { Fetch } from "../../generator/document/url-reader.js";
import { brief, refusalOf } from "../document/findings.js";
import { contentOf, folderOf } from "../document/temporary-folder.js";
import { officialFiles, upstream } from "./small-upstream.js";

describe("fetchUpstream", () => {
  const base = "https://raw.githubusercontent.com/a/b/abc";
  const serve = (files: Readonly<Record<string, string>>): { fetch: Fetch; asked: string[] } => {
    const asked: string[] = [];
    return {
      asked,
      fetch: (url) => {
        asked.push(url);
        const text = files[url.slice(base.length + 1)];
        return Promise.resolve(
          new Response(text ?? "", { status: text === undefined ? 404 : 200 }),
        );
      },
    };
  };
  const locked = async (): Promise<string> => {
    const spec = folderOf({});
    await distilInto(spec, folderOf(officialFiles), upstream);
    return spec;
  };

  test("downloads what the lock names, at its commit, and only what is missing", async () => {
    const target = path.join(folderOf({}), "upstream");
    const { fetch, asked } = serve(officialFiles);
    const spec = await locked();
    const first = await fetchUpstream(spec, target, { fetch });
    expect(first).toEqual({
      commit: "abc",
      downloaded: Object.keys(officialFiles).reverse(),
      present: [],
    });
    expect(contentOf(target)).toEqual(officialFiles);
    expect(asked).toEqual(
      Object.keys(officialFiles)
        .reverse()
        .map((file) => `${base}/${file}`),
    );
    writeFileSync(path.join(target, "2024-01-01/openapi-bundled.json"), "damaged");
    const second = await fetchUpstream(spec, target, { fetch });
    expect(second.downloaded).toEqual(["2024-01-01/openapi-bundled.json"]);
    expect(contentOf(target)).toEqual(officialFiles);
  });

  test("what is not what was distilled is not written", async () => {
    const target = folderOf({});
    mkdirSync(path.join(target, "kept"));
    const { fetch } = serve({ ...officialFiles, "2024-01-01/openapi-bundled.json": "{}" });
    const problems = await refusalOf(async () => fetchUpstream(await locked(), target, { fetch }));
    expect(problems.map(brief)).toEqual(["UPSTREAM_CHECKSUM"]);
    expect(contentOf(target)).toEqual({});
  });

  test("a missing file, a missing lock", async () => {
    const target = folderOf({});
    const { fetch } = serve({});
    const missing = await refusalOf(async () => fetchUpstream(await locked(), target, { fetch }));
    const noLock = await refusalOf(() => fetchUpstream(target, target, { fetch }));
    expect([...missing, ...noLock].map(brief)).toEqual([
      "SOURCE_FETCH_FAILED",
      "SOURCE_FETCH_FAILED",
      "CONTRACT_UNREADABLE",
    ]);
    expect(contentOf(target)).toEqual({});
  });
});
