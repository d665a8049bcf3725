import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../generator/cli/run.js";
import { emptyFolder, put, snapshot } from "../write/folder.js";

/** A document with operations of two tags: all that a template needs to see. */
const DOCUMENT = `openapi: 3.1.0
info: { title: t, version: "2025-12-08" }
servers: [{ url: https://api.withpersona.com/api/v1 }]
security: [{ BearerAuth: [] }]
paths:
  /pets:
    get: { operationId: list-pets, tags: [Pets], responses: { "200": { description: d } } }
    post: { operationId: create-pet, tags: [Pets], responses: { "200": { description: d } } }
  /zoos:
    get: { operationId: list-zoos, tags: [Big Zoos], responses: { "200": { description: d } } }
components: { securitySchemes: { BearerAuth: { type: http, scheme: bearer } } }
`;

/** The example of CONTRIBUTING.md: a file for each tag. */
const BY_TAG = `
import { code, defineConfig, stringLiteral, type Template } from "persona-codegen";

/** For each tag, where its operations go: \`persona-sdk/tags/pets\`. */
const byTag: Template = ({ api }) => {
  const tags = [...new Set(api.operations.flatMap(({ tag }) => tag ?? []))];
  return tags.map((tag) => {
    const name = tag.toLowerCase().replaceAll(" ", "-");
    const operations = api.operations.filter((operation) => operation.tag === tag);
    return {
      path: \`src/tags/\${name}.ts\`,
      subpath: \`./tags/\${name}\`,
      banner: "// Made by the template byTag of persona-codegen.config.ts.",
      statements: operations.map(
        (operation) =>
          code\`export const \${operation.name}Path: string = \${stringLiteral(operation.path)};\`,
      ),
    };
  });
};

export default defineConfig({ spec: "doc.yaml", out: "sdk", build: false, templates: [byTag] });
`;

interface Outcome {
  readonly folder: string;
  readonly code: number;
  readonly stderr: string;
}

/** Runs \`generate\` in a folder that holds the document and a config file. */
async function generate(config: string, ...flags: readonly string[]): Promise<Outcome> {
  const folder = emptyFolder();
  put(folder, { "doc.yaml": DOCUMENT, "persona-codegen.config.ts": config });
  let stderr = "";
  const code = await run(["generate", ...flags], "0.0.0", {
    print: () => undefined,
    tell: (text) => void (stderr += text),
    interactive: false,
    color: false,
    cwd: folder,
  });
  return { folder, code, stderr };
}

const config = (template: string): string =>
  `import { code, defineConfig, INDEX_FILE } from "persona-codegen";
export default defineConfig({ spec: "doc.yaml", out: "sdk", build: false, templates: [${template}] });`;

describe("a template of one's own", () => {
  test("adds a file for each tag, and a way to import it; all of it type-checks", async () => {
    const { folder, code, stderr } = await generate(BY_TAG.replace("build: false", "build: true"));
    expect(stderr).not.toContain("error");
    expect(code).toBe(0);
    const files = snapshot(join(folder, "sdk")) as Readonly<Record<string, string>>;
    expect(files["src/tags/big-zoos.ts"])
      .toBe(`// Made by the template byTag of persona-codegen.config.ts.

export const listZoosPath: string = "/zoos";
`);
    expect(files["src/tags/pets.ts"]).toContain('createPetPath: string = "/pets"');
    expect(JSON.parse(files["package.json"] ?? "")).toMatchObject({
      exports: {
        "./tags/pets": { types: "./dist/tags/pets.d.ts", default: "./dist/tags/pets.js" },
      },
    });
    expect(files["dist/tags/pets.js"]).toContain("listPetsPath");
    expect(JSON.parse(files[".persona-codegen.json"] ?? "")).toHaveProperty(
      ["files", "src/tags/pets.ts"],
      expect.anything(),
    );
  }, 240_000);

  test("replaces a file of ours, and may start from what we make", async () => {
    const { folder, code } = await generate(
      config(
        `(_, files) => {
           const ours = files.get(INDEX_FILE);
           return [{ ...ours, statements: [...ours.statements, code\`export const maker = "Acme";\`] }];
         },
         () => [{ path: "src/metadata.ts", statements: ["export const apiVersion: string = \\"mine\\";"] }]`,
      ),
    );
    expect(code).toBe(0);
    const files = snapshot(join(folder, "sdk")) as Readonly<Record<string, string>>;
    expect(files["src/index.ts"]).toMatch(/export \* from ".\/client.js";[^]*export const maker/);
    expect(files["src/metadata.ts"]).toBe('export const apiVersion: string = "mine";\n');
  });

  test.each([
    [
      "throws",
      `function mine({ api }) {\n  throw new Error("no luck with " + api.version);\n}`,
      /persona-codegen\.config\.ts:3:\d+  TEMPLATE_FAILED  the template mine failed: no luck with 2025-12-08\n/,
    ],
    ["returns no list", "async function mine() { return []; }", "it returned no list of files"],
    ["returns no files", "() => [{ name: 'x' }]", "a file has no path or no statements"],
    [
      "leaves the package",
      "() => [{ path: 'src/../../x.ts', statements: [] }]",
      "the path src/../../x.ts cannot be written",
    ],
    [
      "writes other files than sources",
      "() => [{ path: 'package.json', statements: [] }]",
      "the path package.json is not of the form src/….ts",
    ],
    [
      "writes what does not parse",
      "() => [{ path: 'src/x.ts', statements: ['export const = 1;'] }]",
      "src/x.ts:1:14  TEMPLATE_INVALID",
    ],
    [
      "takes an entry point of ours",
      "() => [{ path: 'src/x.ts', subpath: './operations', statements: [] }]",
      "./operations leads to another file already",
    ],
    ["is none", "'src/x.ts'", "templates must be readonly Template[]"],
  ])("that %s is told with its place, exit 2, and nothing is written", async (_, text, message) => {
    const { folder, code, stderr } = await generate(config(text));
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect(existsSync(join(folder, "sdk"))).toBe(false);
  });
});
