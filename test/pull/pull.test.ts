import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { DiagnosticsError } from "../../generator/diagnostics/diagnostic.js";
import { loadApi } from "../../generator/load-api.js";
import { pull, type PullSummary } from "../../generator/pull/pull.js";
import { readRuntimeAssets } from "../../generator/runtime-assets.js";
import { at, changed, sample, type JsonMap } from "../diff/surfaces.js";
import { emptyFolder, put, snapshot } from "../write/folder.js";

const VERSION = "2025-12-08";
const text = (document: JsonMap): string => JSON.stringify(document, null, 1);
const dated = (version: string, document: JsonMap): JsonMap =>
  changed((d) => (at(d, "info")["version"] = version), document);

/** A checkout with the sample as its one version. */
function checkout(document: JsonMap = sample()): string {
  const folder = emptyFolder();
  put(folder, { [`${VERSION}/openapi-bundled.json`]: text(document) });
  return folder;
}

/** A `spec/` folder that holds the sample. */
async function specOf(document: JsonMap = sample()): Promise<string> {
  const spec = emptyFolder();
  await pull({ spec, from: checkout(document) });
  return spec;
}

const readJson = (...parts: readonly string[]): JsonMap =>
  JSON.parse(readFileSync(path.join(...parts), "utf8")) as JsonMap;

const withoutSize = changed(
  (d) => delete at(d, "components", "schemas", "account", "properties")["size"],
);

describe("pull", () => {
  test("fills an empty spec/ and finds nothing new the second time", async () => {
    const spec = emptyFolder();
    const from = checkout();
    const first = await pull({ spec, from });
    expect(first.written).toEqual(["contract.json", "upstream.lock.json"]);
    await pull({ spec, from });
    const before = snapshot(spec);
    const again = await pull({ spec, from });
    expect(again).toMatchObject({ verdict: "none", changes: [], written: [], removed: [] });
    expect(snapshot(spec)).toEqual(before);
  });

  test("says what the step means and updates contract and locks", async () => {
    const spec = await specOf();
    const result = await pull({ spec, from: checkout(withoutSize) });
    expect(result).toMatchObject({ verdict: "major", versions: [VERSION] });
    expect(result.changes.map(({ where }) => where)).toEqual(["account.size"]);
    expect(result.newVersion).toBeUndefined();
    expect(readFileSync(path.join(spec, "contract.json"), "utf8")).not.toContain("size");
  });

  test("one that was killed while it put files in place is finished by whoever reads spec/ next", async () => {
    const spec = await specOf();
    const finished = await specOf(withoutSize);
    const names = ["contract.json", "upstream.lock.json"];
    put(spec, {
      ".persona-codegen.staging/journal.json": JSON.stringify({ write: names, delete: [] }),
      // The first file was in its place already, the second was not.
      ".persona-codegen.staging/new/1": readFileSync(path.join(finished, names[1] ?? ""), "utf8"),
      [names[0] ?? ""]: readFileSync(path.join(finished, names[0] ?? ""), "utf8"),
    });
    await loadApi({ specFolder: spec }, await readRuntimeAssets());
    for (const name of names) {
      expect(readFileSync(path.join(spec, name))).toEqual(readFileSync(path.join(finished, name)));
    }
    expect(Object.keys(snapshot(spec)).filter((name) => name.includes("staging"))).toEqual([]);
  });

  test("names the commit and day of a checkout", async () => {
    const from = checkout();
    const git = (...words: readonly string[]): void => {
      const env = { ...process.env, GIT_COMMITTER_DATE: "2026-08-21T12:00:00Z" };
      execFileSync("git", ["-C", from, "-c", "user.name=t", "-c", "user.email=t@t", ...words], {
        env,
        stdio: "ignore",
      });
    };
    git("init");
    git("add", ".");
    git("commit", "-m", "state");
    const { commit, date } = await pull({ spec: emptyFolder(), from });
    expect(commit).toMatch(/^[0-9a-f]{40}$/);
    expect(date).toBe("2026-08-21");
  });

  test("reads the older layout, one document at the root", async () => {
    const spec = await specOf();
    const from = emptyFolder();
    put(from, { "openapi-bundled.json": text(withoutSize) });
    expect(await pull({ spec, from })).toMatchObject({ verdict: "major", versions: [VERSION] });
    expect(at(readJson(spec, "upstream.lock.json"), "versions", VERSION)["file"]).toBe(
      "openapi-bundled.json",
    );
  });

  test("a new dated folder becomes the newest version and says so", async () => {
    const spec = await specOf();
    const from = checkout();
    put(from, { "2026-09-29/openapi-bundled.json": text(dated("2026-09-29", sample())) });
    const result = await pull({ spec, from });
    expect(result).toMatchObject({
      newVersion: "2026-09-29",
      versions: ["2026-09-29", VERSION],
      verdict: "major",
    });
    expect(result.written).toContain(`versions/${VERSION}.patch.json`);
  });

  test("a version that the repository has no more goes, and is named", async () => {
    const spec = emptyFolder();
    const from = checkout();
    put(from, { "2023-01-05/openapi-bundled.json": text(dated("2023-01-05", sample())) });
    await pull({ spec, from });
    const result = await pull({ spec, from: checkout() });
    expect(result.removed).toEqual(["2023-01-05"]);
    expect(Object.keys(snapshot(spec))).not.toContain("versions/2023-01-05.patch.json");
  });

  test("a schema that only the document renamed keeps its published name", async () => {
    const spec = await specOf();
    const renamed = JSON.parse(
      text(sample())
        .replaceAll('schemas/account"', 'schemas/person"')
        .replace('"account": {', '"person": {'),
    ) as JsonMap;
    const result = await pull({ spec, from: checkout(renamed) });
    expect(result.changes.map(({ kind }) => kind)).toEqual(["schema-renamed"]);
    expect(at(readJson(spec, "names.lock.json"), "types")).toMatchObject({ person: "Account" });
  });
});

/** What may lie where a document should be, and what is said about it. */
const broken: readonly [what: string, content: string, code: string, said: RegExp][] = [
  ["half of a document", text(sample()).slice(0, 900), "DOCUMENT_SYNTAX", /not valid JSON/],
  [
    "an HTML page",
    "<!DOCTYPE html>\n<html><body>Sign in: now</body></html>",
    "DOCUMENT_NOT_OBJECT",
    /this is an HTML page$/,
  ],
  [
    "an HTML page that begins with a remark",
    "\n<!-- 404 --><html></html>",
    "DOCUMENT_NOT_OBJECT",
    /this is an HTML page$/,
  ],
  ["nothing", "", "DOCUMENT_NOT_OBJECT", /this is an empty file$/],
  ["a line end", "\n", "DOCUMENT_NOT_OBJECT", /this is an empty file$/],
  ["another JSON", "{}", "VERSION_DATE", /version/i],
  [
    "a document of another version",
    text(dated("2024-01-01", sample())),
    "VERSION_FOLDER",
    /2024-01-01/,
  ],
];

describe("what cannot be pulled leaves spec/ as it was", () => {
  test.each(broken)("%s", async (_what, content, code, said) => {
    const spec = await specOf();
    const before = snapshot(spec);
    const from = checkout();
    put(from, { [`${VERSION}/openapi-bundled.json`]: content });
    const error = await failure(pull({ spec, from }));
    expect(error.diagnostics[0]?.code).toContain(code);
    expect(error.diagnostics[0]?.message).toMatch(said);
    expect(error.diagnostics[0]?.place?.source).toContain(from);
    expect(snapshot(spec)).toEqual(before);
  });

  test("a document that no package can be made of", async () => {
    const spec = await specOf();
    const before = snapshot(spec);
    const dangling = changed((d) => delete at(d, "components", "schemas")["account"]);
    await failure(pull({ spec, from: checkout(dangling) }));
    expect(snapshot(spec)).toEqual(before);
  });

  test("a folder without documents, and none at all", async () => {
    const spec = await specOf();
    for (const from of [emptyFolder(), path.join(emptyFolder(), "none")]) {
      await failure(pull({ spec, from }));
    }
  });

  test("a spec/ that cannot be written", async () => {
    const spec = await specOf();
    put(spec, { versions: "in the way" });
    const before = snapshot(spec);
    const from = checkout();
    put(from, { "2023-01-05/openapi-bundled.json": text(dated("2023-01-05", sample())) });
    await failure(pull({ spec, from }));
    expect(snapshot(spec)).toEqual(before);
  });
});

async function failure(promise: Promise<PullSummary>): Promise<DiagnosticsError> {
  const error: unknown = await promise.then(
    () => "no error",
    (reason: unknown) => reason,
  );
  if (!(error instanceof DiagnosticsError)) throw error;
  return error;
}
