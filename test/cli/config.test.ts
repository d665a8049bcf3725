import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadConfig } from "../../generator/config/load-config.js";
import { optionMarkdown, optionTypesFile } from "../../generator/config/option-types.js";
import { resolveOptions } from "../../generator/config/resolve-options.js";
import { formatFile } from "../../generator/emit/format.js";
import { emptyFolder, put } from "../write/folder.js";
import { persona } from "./fixture.js";

const self = (): Promise<object> => import("../../generator/index.js");
const NAME = "persona-codegen.config.ts";

describe("the config file", () => {
  test("is TypeScript, imports from this package and from files beside it", async () => {
    const folder = emptyFolder();
    put(folder, {
      [NAME]: `
        import { defineConfig, type PersonaCodegenConfig } from "persona-codegen";
        import { version } from "./version.js";
        const only: PersonaCodegenConfig["only"] = ["cases.*"];
        export default defineConfig({ apiVersion: version satisfies string, only });`,
      "version.ts": "export const version: string = '2023-01-05';",
    });
    expect(await loadConfig(folder, undefined, self)).toEqual({
      folder,
      settings: { apiVersion: "2023-01-05", only: ["cases.*"] },
    });
  });

  test("need not be there, but the one named must", async () => {
    const folder = emptyFolder();
    expect(await loadConfig(folder, undefined, self)).toEqual({ folder, settings: {} });
    await expect(loadConfig(folder, "other.ts", self)).rejects.toMatchObject({
      diagnostics: [{ code: "CONFIG_MISSING" }],
    });
  });

  test.each([
    ["export default {", "CONFIG_UNREADABLE"],
    ["throw new Error('no');", "CONFIG_UNREADABLE"],
    ["export default 1;", "CONFIG_NO_OBJECT"],
    ["export const config = {};", "CONFIG_NO_OBJECT"],
    ["export default { build: 'yes' };", "OPTION_INVALID"],
    ["export default { only: 'cases' };", "OPTION_INVALID"],
    ["export default { enums: 'ajar' };", "OPTION_INVALID"],
    ["export default { pakageName: 'x' };", "CONFIG_UNKNOWN_OPTION"],
    ["export default { timings: true };", "CONFIG_UNKNOWN_OPTION"],
  ])("%j is refused: %s", async (text, code) => {
    const folder = emptyFolder();
    put(folder, { [NAME]: text });
    await expect(loadConfig(folder, undefined, self)).rejects.toMatchObject({
      diagnostics: [{ code, place: { source: join(folder, NAME) } }],
    });
  });

  test("a misspelt setting is answered with the nearest", async () => {
    const folder = emptyFolder();
    put(folder, { [NAME]: "export default { pakageName: 'x' };" });
    const { code, stderr } = await persona("generate", {}, folder);
    expect(code).toBe(2);
    expect(stderr).toContain("Did you mean packageName?");
  });
});

describe("settings", () => {
  test("of the command line win over the file, those of the file over the defaults", () => {
    const config = { folder: "/etc/x", settings: { out: "sdk", packageName: "a", build: false } };
    expect(resolveOptions({ packageName: "b" }, config, "/work")).toEqual({
      out: "/etc/x/sdk",
      packageName: "b",
      packageVersion: "0.1.0",
      build: false,
      keyInflection: "kebab",
      ids: "typed",
      enums: "open",
      openapi: true,
    });
  });

  test("reach the commands", async () => {
    const folder = emptyFolder();
    put(folder, { "conf/c.mjs": "export default { out: './sdk', packageName: 'acme' };" });
    const { calls } = await persona("check --config conf/c.mjs", {}, folder);
    expect(calls).toMatchObject([{ out: join(folder, "conf/sdk"), packageName: "acme" }]);
  });
});

describe("what is written from the option table is up to date (npm run options)", () => {
  test("the types", async () => {
    const path = new URL("../../generator/config/config-types.ts", import.meta.url);
    expect(readFileSync(path, "utf8")).toBe(await formatFile("x.ts", optionTypesFile()));
  });

  test("the table in the README", async () => {
    const path = new URL("../../README.md", import.meta.url);
    expect(readFileSync(path, "utf8")).toContain(await formatFile("x.md", optionMarkdown()));
  });
});
