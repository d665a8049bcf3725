import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { typeErrors } from "../versions/version-programs.js";
import { readScenarios, recordDeclarations } from "./read-scenarios.js";
import { declarationIn, packageFrom } from "./run-scenario.js";

// `RECORD=1 npx vitest run --config test/vitest.config.ts test/scenarios` writes what is there now into the files;
// read the difference before you commit it.
const record = process.env["RECORD"] === "1";
const folder = import.meta.dirname;

for (const file of readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .sort()) {
  const path = join(folder, file);
  const markdown = readFileSync(path, "utf8");
  const declarations = new Map<string, string>();
  describe(file, () => {
    for (const { title, document, overlay, wanted } of readScenarios(markdown)) {
      it(title, async () => {
        const tree = await packageFrom(document, overlay);
        for (const { path: source, name, text } of wanted) {
          const found = await declarationIn(tree, source, name);
          declarations.set(`${title} ${source} ${name}`, found);
          if (!record) expect(found).toBe(text);
        }
        expect(typeErrors(tree)).toEqual([]);
      });
    }
    afterAll(() => {
      if (record) writeFileSync(path, recordDeclarations(markdown, declarations));
    });
  });
}
