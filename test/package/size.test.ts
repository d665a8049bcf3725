import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const source = fileURLToPath(new URL("../../generated/src", import.meta.url));

async function bytes(program: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: source, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}

describe("the generated package, minified and gzipped", () => {
  it.each([
    [
      "a POST of JSON with include and fields, and its client",
      `export { createClient } from "./client.js"; export { createAccount } from "./operations/index.js";`,
      3_700,
    ],
    [
      "a POST of JSON that takes neither, and its client",
      `export { createClient } from "./client.js"; export { createPrivacyPass } from "./operations/index.js";`,
      3_300,
    ],
    [
      "all 209 operations as the facade, pages and imports",
      `export { Persona } from "./facade.js";`,
      // 11 KB.
      11_264,
    ],
    ["the ids of one kind", `export { isAccountId, parseAccountId } from "./ids.js";`, 700],
  ])("%s", async (what, program, ceiling) => {
    const size = await bytes(program);
    console.log(`${size} of ${ceiling} bytes: ${what}`);
    expect(size).toBeLessThanOrEqual(ceiling);
  });
});
