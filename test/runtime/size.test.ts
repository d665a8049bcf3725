import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));

/** Bytes of a program, minified and gzipped. */
async function bytes(program: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: fixtures, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}

const one = (name: string): string =>
  `export { createClient } from "./client.js"; export { ${name} } from "./operations.js";`;

describe("bytes, minified and gzipped", () => {
  it.each([
    ["a POST of JSON with its client", one("createAccount"), 3_300],
    ["an operation with patterns of an id and in the body", one("runAccountAction"), 3_750],
    ["a GET with a query", one("retrieveAccount"), 4_000],
    [
      "a list and its pages",
      `export { createClient } from "./client.js"; export { listAccounts } from "./lists.js";`,
      4_500,
    ],
    ["an importer, multipart and JSON", one("importAccounts"), 4_100],
    [
      "all operations and the facade",
      `export * from "./client.js"; export * from "./facade.js"; export * from "./operations.js";`,
      5_700,
    ],
    [
      "an import of rows",
      `export { createClient } from "./client.js"; export { importPlaces } from "./imports.js";`,
      4_750,
    ],
    [
      "a download",
      `export { fileDownloader } from "../../../templates/runtime/download-file.js";`,
      3_500,
    ],
    ["related objects", `export { related } from "../../../templates/runtime/related.js";`, 350],
    ["a guard of an id", `export { isAccountId } from "./ids.js";`, 600],
    [
      "an error class",
      `export { PersonaValidationError } from "../../../templates/runtime/errors.js";`,
      450,
    ],
  ])("of %s", async (what, program, ceiling) => {
    const size = await bytes(program);
    console.log(`${size} of ${ceiling} bytes: ${what}`);
    expect(size).toBeLessThanOrEqual(ceiling);
  });

  it("carries code of queries and other kinds of body only where it is used", async () => {
    const text = async (name: string): Promise<string> => {
      const { outputFiles } = await build({
        stdin: { contents: one(name), resolveDir: fixtures, loader: "ts" },
        bundle: true,
        minify: true,
        format: "esm",
        write: false,
      });
      return outputFiles[0]?.text ?? "";
    };
    expect(await text("createAccount")).not.toMatch(
      /encodeURIComponent|FormData|URLSearchParams|application\/pdf|~standard|x-www-form-urlencoded/,
    );
    expect(await text("retrieveAccount")).toContain("encodeURIComponent");
  });
});
