import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildInto } from "./package-under-test.js";
import { runIn } from "./run.js";

const bin = (name: string): string =>
  fileURLToPath(new URL(`../../node_modules/.bin/${name}`, import.meta.url));

const root = mkdtempSync(join(tmpdir(), "persona-package-"));
const packed = join(root, "package");
const consumer = join(root, "consumer");
let tarball = "";

/** As strict as consumers get. */
const compilerOptions = {
  target: "ES2022",
  lib: ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
  types: [],
  module: "nodenext",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  noEmit: true,
};

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<
    Record<string, { readonly types: string; readonly default: string } | string>
  >;
  readonly dependencies?: unknown;
}
const packageJson = (): PackageJson =>
  JSON.parse(readFileSync(join(packed, "package.json"), "utf8")) as PackageJson;

/** Everything people can import: the package's name and, behind it, each entry point. */
function specifiers(): readonly string[] {
  const { name, exports } = packageJson();
  return Object.keys(exports)
    .filter((subpath) => subpath !== "./package.json")
    .map((subpath) => name + subpath.slice(1));
}

beforeAll(async () => {
  await buildInto(packed);
  const [report] = JSON.parse(
    runIn(packed, "npm", ["pack", "--json", "--pack-destination", root]),
  ) as [{ readonly filename: string }];
  tarball = join(root, report.filename);
  mkdirSync(consumer);
  writeFileSync(join(consumer, "package.json"), '{ "private": true, "type": "module" }');
  runIn(consumer, "npm", ["install", "--offline", "--no-audit", "--no-fund", tarball]);
}, 240_000);

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

test("the tarball holds code, types, maps, sources and licences, and nothing of the generator", () => {
  const files = runIn(root, "tar", ["-tzf", tarball]).trim().split("\n");
  const wanted = ["package.json", "README.md", "REFERENCE.md", "LICENSE", "NOTICE", "src/index.ts"];
  for (const path of [
    ...wanted,
    ...["js", "js.map", "d.ts", "d.ts.map"].map((end) => `dist/index.${end}`),
  ]) {
    expect(files).toContain(`package/${path}`);
  }
  const strange = files.filter((path) => !/^package\/(dist|src)\/[\w./-]+$/.test(path));
  // The changelog comes with the first release.
  const more = existsSync(join(packed, "CHANGELOG.md")) ? ["CHANGELOG.md"] : [];
  expect(strange.sort()).toEqual(
    [...more, "LICENSE", "NOTICE", "README.md", "REFERENCE.md", "package.json"].map(
      (path) => `package/${path}`,
    ),
  );
  expect(files.filter((path) => /\/\.[^/]*$/.test(path))).toEqual([]);
});

test("the tarball is small", () => {
  expect(statSync(tarball).size).toBeLessThanOrEqual(600_000);
});

test("nothing of the package loads the types of openapi-typescript", () => {
  const files = runIn(packed, "grep", ["-rlE", "openapi\\.js", "dist", "src"]).trim().split("\n");
  expect(files.filter((path) => !path.endsWith(".build.json"))).toEqual([]);
});

test("it needs no other package", () => {
  expect(packageJson().dependencies).toBeUndefined();
  const { packages } = JSON.parse(readFileSync(join(consumer, "package-lock.json"), "utf8")) as {
    readonly packages: object;
  };
  expect(Object.keys(packages)).toEqual(["", `node_modules/${packageJson().name}`]);
});

test("every entry point can be imported in Node, and exports something", () => {
  const lines = specifiers().map(
    (each) =>
      `if (Object.keys(await import("${each}")).length === 0 && !typesOnly.has("${each}")) console.log("${each}");`,
  );
  // The entry points of the three casings and of openapi-typescript hold types only.
  const typesOnly = ["kebab", "camel", "snake", "openapi"].map(
    (subpath) => `${packageJson().name}/${subpath}`,
  );
  const script = `const typesOnly = new Set(${JSON.stringify(typesOnly)});\n${lines.join("\n")}`;
  writeFileSync(join(consumer, "run.mjs"), script);
  expect(runIn(consumer, process.execPath, ["run.mjs"])).toBe("");
});

test("a strict consumer type-checks against it, the package's own declarations included", () => {
  const imports = specifiers().map(
    (each, index) => `export * as m${String(index)} from "${each}";`,
  );
  writeFileSync(join(consumer, "index.ts"), `${imports.join("\n")}\n`);
  writeFileSync(
    join(consumer, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: ["index.ts"] }),
  );
  runIn(consumer, bin("tsc"), ["-p", "."]);
});

test("the code in the README type-checks", () => {
  const readme = readFileSync(join(packed, "README.md"), "utf8");
  const blocks = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text);
  expect(blocks.length).toBeGreaterThan(2);
  const files = blocks.map((_, index) => `readme-${String(index)}.ts`);
  files.forEach((file, index) => {
    writeFileSync(join(consumer, file), blocks[index] ?? "");
  });
  const typeRoots = [fileURLToPath(new URL("../../node_modules/@types", import.meta.url))];
  const paths = { express: [join(...typeRoots, "express")] };
  const options = { ...compilerOptions, types: ["node"], typeRoots, paths, skipLibCheck: true };
  writeFileSync(
    join(consumer, "tsconfig.readme.json"),
    JSON.stringify({ compilerOptions: options, files }),
  );
  runIn(consumer, bin("tsc"), ["-p", "tsconfig.readme.json"]);
});

test("publint has nothing to say", async () => {
  const { messages, pkg } = await publint({ pkgDir: packed, strict: true, pack: "npm" });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test("are-the-types-wrong has nothing to say about an ESM-only package", () => {
  const args = [tarball, "--profile", "esm-only", "--format", "json"];
  const { problems } = JSON.parse(runIn(root, bin("attw"), args)) as {
    readonly problems: Readonly<Record<string, readonly { readonly resolutionKind?: string }[]>>;
  };
  const ours = Object.values(problems)
    .flat()
    .filter(({ resolutionKind = "" }) => !["node10", "node16-cjs"].includes(resolutionKind));
  expect(ours).toEqual([]);
}, 240_000);

test("npm would publish it", () => {
  const { name, version } = packageJson();
  // `npm test --silent` hands its silence down to this npm too.
  const args = [
    "publish",
    tarball,
    "--dry-run",
    "--offline",
    "--access",
    "public",
    "--loglevel=notice",
  ];
  expect(runIn(root, "npm", args)).toContain(`+ ${name}@${version}`);
});
