import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import ts from "typescript";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { commandProblem, shellCommands } from "./shell-commands.js";

/** The code of this repository's own README: its blocks type-check, and the first example runs. */
const root = fileURLToPath(new URL("../..", import.meta.url));
let folder: string;
let blocks: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(dirname(fileURLToPath(import.meta.url)), ".readme-"));
  const readme = await readFile(join(root, "README.md"), "utf8");
  blocks = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => code);
});

afterAll(async () => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

test("the workflow in it is the one that runs", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const workflows = [...readme.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text]) => text);
  expect(workflows).toEqual([await readFile(join(root, ".github/workflows/update.yml"), "utf8")]);
});

test("every block type-checks", async () => {
  const files = await Promise.all(
    blocks.map(async (code, index) => {
      const path = join(folder, `block-${String(index)}.ts`);
      await writeFile(path, code);
      return path;
    }),
  );
  expect(files.length).toBeGreaterThan(2);
  const program = ts.createProgram(files, {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: ["node"],
    paths: {
      "persona-sdk": [join(root, "generated/src/index.ts")],
      "persona-codegen": [join(root, "dist/generator/index.d.ts")],
    },
  });
  const own = ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file?.fileName.startsWith(folder) === true);
  expect(own.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual(
    [],
  );
});

test("the first example prints what a server answers", async () => {
  const [code = ""] = blocks;
  expect(code.split("\n").length).toBeLessThanOrEqual(24);
  const source = join(folder, "example.ts");
  await writeFile(source, code);
  const outfile = join(folder, "example.mjs");
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    alias: { "persona-sdk": join(root, "generated/src/index.ts") },
    logLevel: "silent",
  });
  vi.stubEnv("PERSONA_API_KEY", "persona_sandbox_1");
  vi.stubEnv("INQUIRY_ID", "inq_AbCdEfGhIjKlMnOpQrStUvWx");
  const requests: string[] = [];
  vi.stubGlobal("fetch", (url: string, { headers }: RequestInit) => {
    requests.push(`${url} ${String(new Headers(headers).get("key-inflection"))}`);
    const attributes = { status: "approved", createdAt: "2026-01-01T00:00:00.000Z" };
    return Promise.resolve(
      Response.json(
        { data: { type: "inquiry", id: "inq_AbCdEfGhIjKlMnOpQrStUvWx", attributes } },
        { headers: { "ratelimit-remaining": "299" } },
      ),
    );
  });
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  await import(pathToFileURL(outfile).href);
  expect(log.mock.calls).toEqual([
    ["2026-01-01T00:00:00.000Z", "approved", true],
    [299, "requests left"],
  ]);
  expect(requests).toEqual([
    "https://api.withpersona.com/api/v1/inquiries/inq_AbCdEfGhIjKlMnOpQrStUvWx camel",
  ]);
});

test("every command in it is a script of package.json or one that the command line takes", async () => {
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const commands = shellCommands(await readFile(join(root, "README.md"), "utf8"));
  expect(commands.length).toBeGreaterThan(4);
  for (const command of commands) expect(await commandProblem(command, scripts)).toBeUndefined();
});

test.each([
  "npm run pul",
  "npm begin",
  "npx persona-codegen generat --out sdk",
  "npx persona-codegen generate --outt sdk",
  "npx persona-codegen generate --out",
  "npx persona-codegen check sdk",
  "make",
])("a README may not show %s", async (command) => {
  expect(await commandProblem(command, { pull: "" })).toContain(command);
});
