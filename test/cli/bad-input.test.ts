import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { run } from "../../generator/cli/run.js";
import { emptyFolder, put, snapshot } from "../write/folder.js";

/** The real commands, from the command line to the disk. */
async function generate(
  folder: string,
  line: string,
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const output = { stdout: "", stderr: "" };
  const terminal = {
    print: (text: string): void => void (output.stdout += text),
    tell: (text: string): void => void (output.stderr += text),
    interactive: false,
    color: false,
    cwd: folder,
  };
  const code = await run(["generate", "--no-build", ...line.split(" ")], "0.0.0", terminal);
  return { code, ...output };
}

interface Sketch {
  openapi: string;
  info: object;
  servers: object[];
  security: object[];
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, unknown>; securitySchemes: object };
}

/** A small document as Persona writes them; `change` makes it wrong. */
function document(change: (sketch: Sketch) => void): string {
  const sketch: Sketch = {
    openapi: "3.1.0",
    info: { title: "t", version: "2025-12-08" },
    servers: [{ url: "https://api.withpersona.com/api/v1" }],
    security: [{ BearerAuth: [] }],
    paths: {
      "/accounts/{account-id}": {
        get: {
          operationId: "retrieve-an-account",
          tags: ["Accounts"],
          parameters: [
            { name: "account-id", in: "path", required: true, schema: { type: "string" } },
          ],
          responses: {
            "200": {
              description: "d",
              content: { "application/json": { schema: { $ref: "#/components/schemas/account" } } },
            },
          },
        },
      },
    },
    components: {
      schemas: { account: { type: "object", properties: { id: { type: "string" } } } },
      securitySchemes: { BearerAuth: { type: "http", scheme: "bearer" } },
    },
  };
  change(sketch);
  return JSON.stringify(sketch, null, 2);
}

const operation = (sketch: Sketch): Record<string, unknown> =>
  sketch.paths["/accounts/{account-id}"]?.["get"] as Record<string, unknown>;

beforeAll(async () => {
  await import("../../generator/make-package.js");
}, 120_000);

const wrong: readonly (readonly [what: string, text: string, code: RegExp, place: RegExp])[] = [
  ["neither JSON nor YAML", "{ nonsense: [", /[A-Z_]+/, /doc\.json:1/],
  ["truncated", document(() => undefined).slice(0, 400), /[A-Z_]+/, /doc\.json:\d+:\d+/],
  [
    "of another OpenAPI version",
    document((it) => (it.openapi = "2.0")),
    /OPENAPI|VERSION/,
    /doc\.json:\d+:\d+/,
  ],
  [
    "with a reference to nothing",
    document((it) => (it.components.schemas["account"] = { $ref: "#/components/schemas/nowhere" })),
    /nowhere/,
    /doc\.json:\d+:\d+/,
  ],
  [
    "with an undeclared path parameter",
    document((it) => (operation(it)["parameters"] = [])),
    /account-id/,
    /doc\.json:\d+:\d+/,
  ],
  [
    "with one operationId twice",
    document((it) => (it.paths["/other"] = { get: { ...operation(it), parameters: [] } })),
    /retrieve-an-account/,
    /doc\.json:\d+:\d+/,
  ],
  [
    "with two operations of one name",
    document(
      (it) =>
        (it.paths["/accounts/{account-id}/again"] = {
          get: { ...operation(it), operationId: "retrieve-account" },
        }),
    ),
    /retrieveAccount/,
    /doc\.json:\d+:\d+/,
  ],
  [
    "with a pattern that does not compile",
    document(
      (it) =>
        (operation(it)["parameters"] = [
          {
            name: "account-id",
            in: "path",
            required: true,
            schema: { type: "string", pattern: "^(" },
          },
        ]),
    ),
    /PATTERN/,
    /doc\.json:\d+:\d+/,
  ],
  [
    "that sends the key elsewhere",
    document((it) => (it.servers = [{ url: "https://evil.example/api" }])),
    /SERVER/,
    /doc\.json:\d+:\d+/,
  ],
  [
    "with other authentication",
    document(
      (it) =>
        (it.components.securitySchemes = {
          BearerAuth: { type: "apiKey", in: "query", name: "key" },
        }),
    ),
    /AUTH|SECURITY/,
    /doc\.json:\d+:\d+/,
  ],
  [
    "with a reference out of its folder",
    document((it) => (it.components.schemas["account"] = { $ref: "../secret.json" })),
    /REFERENCE/,
    /doc\.json:\d+:\d+/,
  ],
];

describe("a document", () => {
  test.each(wrong)(
    "%s ends with exit code 2, tells the place, and touches no file",
    async (_, text, code, place) => {
      const folder = emptyFolder();
      put(folder, { "doc.json": text, "out/.persona-codegen.json": '{ "files": {} }\n' });
      const before = snapshot(folder);
      const { code: exit, stdout, stderr } = await generate(folder, "--spec doc.json --out out");
      expect(stderr).toMatch(code);
      expect(stderr).toMatch(place);
      expect([exit, stdout]).toEqual([2, ""]);
      expect(snapshot(folder)).toEqual(before);
    },
  );

  test("that is right is generated", async () => {
    const folder = emptyFolder();
    put(folder, { "doc.json": document(() => undefined) });
    const { code, stderr } = await generate(folder, "--spec doc.json --out out");
    expect(code, stderr).toBe(0);
    expect(readFileSync(join(folder, "out/src/operations/accounts.ts"), "utf8")).toContain(
      "export function retrieveAccount",
    );
  });
});

describe("an output", () => {
  test.each([
    ["in which somebody else's files lie", "theirs", "OUT_NOT_OURS"],
    ["that is a file", "file", "OUT_NOT_A_FOLDER"],
    ["below a file", "file/below", "OUT_UNWRITABLE"],
    [
      "that the system refuses",
      process.platform === "linux" ? "/proc/persona" : "/dev/null/x",
      "OUT_UNWRITABLE",
    ],
  ])("%s ends with exit code 2 and touches no file", async (_, out, code) => {
    const folder = emptyFolder();
    put(folder, { "doc.json": document(() => undefined), "theirs/x.txt": "x", file: "y" });
    const before = snapshot(folder);
    const { code: exit, stderr } = await generate(folder, `--spec doc.json --out ${out}`);
    expect(stderr).toContain(code);
    expect(exit).toBe(2);
    expect(snapshot(folder)).toEqual(before);
  });
});

test("a version that is not there is answered with the nearest", async () => {
  const { code, stderr } = await generate(emptyFolder(), "--api-version 2025-12-80 --out out");
  expect(code).toBe(2);
  expect(stderr).toContain("did you mean 2025-12-08?");
});
