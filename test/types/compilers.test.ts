import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadApi } from "../../generator/load-api.js";
import { specFolder } from "../../generator/package-root.js";
import { readRuntimeAssets } from "../../generator/runtime-assets.js";
import { buildInto } from "../package/package-under-test.js";
import { runIn } from "../package/run.js";
import { compilerOf } from "./compilers.js";
import { narrowingText } from "./narrowing-text.js";

const root = mkdtempSync(join(tmpdir(), "persona-types-"));

/** Oldest and newest of what people have; each resolution is tried with an old and a new compiler. */
const runs = [
  ["5.4.5", "bundler"],
  ["5.9.3", "nodenext"],
  ["6.0.3", "nodenext"],
  ["7.0.2", "bundler"],
  ["7.0.2", "nodenext"],
] as const;

const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));
const programs = fileURLToPath(new URL("../consumer/programs", import.meta.url));

const FILES = [
  ...["rules.ts", "ten-namespaces.ts"].map((file) => join(fixtures, file)),
  // The one that needs a file of Node's is left to this project's own type-check.
  ...readdirSync(programs)
    .filter((file) => file !== "first-steps.ts")
    .map((file) => join(programs, file)),
];

beforeAll(async () => {
  await buildInto(join(root, "node_modules", "persona-sdk"));
  writeFileSync(join(root, "package.json"), '{ "private": true, "type": "module" }');
  for (const file of FILES) cpSync(file, join(root, basename(file)));
  const { api } = await loadApi({ specFolder: specFolder() }, await readRuntimeAssets());
  const { text, unions } = narrowingText(api);
  // 20 of them have a discriminator in the document, the others are told apart by what their members say.
  expect(unions).toBeGreaterThanOrEqual(20);
  writeFileSync(join(root, "narrowing.ts"), text);
}, 240_000);

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe.each(runs)("TypeScript %s with moduleResolution %s", (version, resolution) => {
  const { tsc } = compilerOf(version);
  it.skipIf(tsc === undefined)(
    `compiles rules, every narrowing, calls of ten namespaces and the programs of consumers, declarations checked${tsc === undefined ? " (not run: the registry has no such compiler)" : ""}`,
    () => {
      const compilerOptions = {
        target: "ES2022",
        lib: ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
        types: [],
        module: resolution === "bundler" ? "ESNext" : "NodeNext",
        moduleResolution: resolution,
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        skipLibCheck: false,
        noEmit: true,
      };
      const config = `tsconfig.${version}.${resolution}.json`;
      writeFileSync(
        join(root, config),
        JSON.stringify({
          compilerOptions,
          files: [...FILES.map((file) => basename(file)), "narrowing.ts"],
        }),
      );
      expect(runIn(root, process.execPath, [tsc ?? "", "-p", config])).toBe("");
    },
    240_000,
  );
});
