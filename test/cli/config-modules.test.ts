import { join } from "node:path";
import { expect, test } from "vitest";
import { configModules } from "../../generator/config/config-modules.js";
import { emptyFolder, put } from "../write/folder.js";

test("--watch follows what the config file imports, in a circle and with any spelling, but no packages", () => {
  const folder = emptyFolder();
  put(folder, {
    "persona-codegen.config.ts": `import { defineConfig } from "persona-codegen";
import { byTag } from "./templates/by-tag.js";
import names from "./names";
import gone from "./gone.js";
export default defineConfig({ templates: [byTag, names, gone] });`,
    "templates/by-tag.ts": `import "ts-morph"; export * from "../names.ts"; export const byTag = () => [];`,
    "names.ts": `export default async () => import("./templates/late.mjs");`,
    "templates/late.mjs": `import "../persona-codegen.config.ts";`,
    "other.ts": "",
  });
  const config = join(folder, "persona-codegen.config.ts");
  expect(configModules(config)).toEqual(
    ["persona-codegen.config.ts", "templates/by-tag.ts", "names.ts", "templates/late.mjs"].map(
      (name) => join(folder, name),
    ),
  );
});

test("a config file that is not there is watched nevertheless", () => {
  expect(configModules("/nowhere/config.ts")).toEqual(["/nowhere/config.ts"]);
});
