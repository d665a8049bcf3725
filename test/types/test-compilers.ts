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

/** A version of TypeScript and how it finds modules. */
export type CompilerRun = readonly [version: string, resolution: "bundler" | "nodenext"];

/** Of each line that people have. */
export const compilerVersions: readonly string[] = ["5.4.5", "5.9.3", "6.0.3", "7.0.2"];

const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));
const programs = fileURLToPath(new URL("../consumer/programs", import.meta.url));

const FILES = [
  ...["rules.ts", "ten-namespaces.ts"].map((file) => join(fixtures, file)),
  // The one that needs a file of Node's is left to this project's own type-check.
  ...readdirSync(programs)
    .filter((file) => file !== "first-steps.ts")
    .map((file) => join(programs, file)),
];

/** Rules, every narrowing, calls of ten namespaces and the programs of consumers compile with each of these, declarations checked. */
export function testCompilers(runs: readonly CompilerRun[]): void {
  beforeAll(prepareConsumer, 240_000);
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });
  describe.each(runs)("TypeScript %s with moduleResolution %s", (version, resolution) => {
    const { tsc } = compilerOf(version);
    it.skipIf(tsc === undefined)(
      `compiles all of it${tsc === undefined ? " (not run: the registry has no such compiler)" : ""}`,
      () => {
        expect(compile(tsc ?? "", version, resolution)).toBe("");
      },
      240_000,
    );
  });
}

/** @returns what the compiler says. */
function compile(tsc: string, version: string, resolution: CompilerRun[1]): string {
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
  const files = [...FILES.map((file) => basename(file)), "narrowing.ts"];
  writeFileSync(join(root, config), JSON.stringify({ compilerOptions, files }));
  return runIn(root, process.execPath, [tsc, "-p", config]);
}

async function prepareConsumer(): Promise<void> {
  await buildInto(join(root, "node_modules", "persona-sdk"));
  writeFileSync(join(root, "package.json"), '{ "private": true, "type": "module" }');
  for (const file of FILES) cpSync(file, join(root, basename(file)));
  const { api } = await loadApi({ specFolder: specFolder() }, await readRuntimeAssets());
  const { text, unions } = narrowingText(api);
  // 20 of them have a discriminator in the document, the others are told apart by what their members say.
  expect(unions).toBeGreaterThanOrEqual(20);
  writeFileSync(join(root, "narrowing.ts"), text);
}
