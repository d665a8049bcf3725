import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DiagnosticsError, type Diagnostic } from "../../generator/diagnostics/diagnostic.js";
import { generate, type PersonaCodegenConfig } from "../../generator/index.js";
import { buildPackage } from "../../generator/write/build-package.js";
import { snapshot } from "../write/folder.js";

type Tree = Readonly<Record<string, string>>;

const root = mkdtempSync(join(tmpdir(), "persona-options-"));
const METADATA = "src/metadata.ts";
const overlayFile = join(root, "overlay.yaml");

/** The package that `settings` make of a part of the API that is enough for every option. */
async function packageOf(name: string, settings: PersonaCodegenConfig): Promise<Tree> {
  const out = join(root, name);
  const only = ["{retrieve,fetch}Account", "tag:Importers", "webhook:account.created"];
  await generate({ out, only, build: false, ...settings });
  return snapshot(out) as Tree;
}

/** What the compiler says of a package together with a program that stands beside its main entry point. */
async function findingsOf(tree: Tree, program: string): Promise<readonly string[]> {
  const files = new Map([...Object.entries(tree), ["src/program.ts", program]]);
  try {
    await buildPackage(join(root, "unbuilt"), files);
    return [];
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    return error.diagnostics.map(
      ({ place, message }) => `${String(place?.source)}:${String(place?.line)} ${message}`,
    );
  }
}

let plain: Tree;
let changed: Tree;

beforeAll(async () => {
  writeFileSync(
    overlayFile,
    `overlay: 1.0.0
info: { title: Ours, version: "1" }
actions:
  - target: $.paths['/accounts/{account-id}'].get
    update: { x-sdk-name: fetchAccount, x-sdk-doc: Fetches one of our accounts. }
`,
  );
  plain = await packageOf("plain", {});
  changed = await packageOf("changed", {
    keyInflection: "camel",
    ids: "plain",
    enums: "closed",
    openapi: false,
    overlay: overlayFile,
    banner: "Copyright Acme */ const x = 1;\n@noformat\n// @ts-nocheck\u2028second",
    repository: "https://github.com/acme/persona-sdk",
  });
}, 240_000);

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe("keyInflection, ids and enums", () => {
  test("are kebab, typed and open unless chosen", async () => {
    const program = `
import { createClient, Persona, type AccountAttributes, type AccountId, type PersonaVersion } from "./index.js";
export const casing: "kebab" = new Persona({ apiKey: "k" }).client.keyInflection;
export const other: "camel" = createClient({ apiKey: "k", keyInflection: "camel" }).keyInflection;
export const at = (attributes: AccountAttributes): unknown => attributes["created-at"];
export const id: AccountId = "act_1";
// @ts-expect-error an id begins with its prefix
export const wrong: AccountId = "1";
export const status: PersonaVersion = "2099-01-01";
`;
    expect(await findingsOf(plain, program)).toEqual([]);
    expect(plain["src/client.ts"]).not.toContain("camel");
  });

  test("change the types, and what a client sends unless told", async () => {
    const program = `
import { createClient, Persona, type AccountAttributes, type AccountId, type PersonaVersion } from "./index.js";
import { fetchAccount } from "./operations/index.js";
const client = createClient({ apiKey: "k" });
export const casing: "camel" = client.keyInflection;
export const same: "camel" = new Persona({ apiKey: "k" }).client.keyInflection;
export const other: "kebab" = createClient({ apiKey: "k", keyInflection: "kebab" }).keyInflection;
export const at = (attributes: AccountAttributes): unknown => attributes.createdAt;
export const id: AccountId = "of whatever form";
export const answer = fetchAccount(client, { accountId: "of whatever form" });
// @ts-expect-error only what is known
export const status: PersonaVersion = "2099-01-01";
`;
    // What stands in the banner of a file does not keep the compiler from that file.
    const broken = { ...changed, [METADATA]: `${changed[METADATA] ?? ""}let n: string = 1;` };
    expect(await findingsOf(broken, program)).toEqual([expect.stringContaining(METADATA)]);
    expect(changed["src/client.ts"]).toContain('keyInflection: options.keyInflection ?? ("camel"');
    expect(changed["src/enums/shared.ts"]).not.toContain("string & {}");
  });
});

test("overlay: a file of yours, applied after the one that comes along", () => {
  expect(plain["src/operations/accounts.ts"]).toContain("function retrieveAccount");
  const operations = changed["src/operations/accounts.ts"];
  expect(operations).toContain(" * Fetches one of our accounts.");
  expect(operations).toContain("function fetchAccount");
});

test("overlay: a target that is not there is an error with its place, and nothing is written", async () => {
  const overlay = join(root, "wrong.yaml");
  const text = readFileSync(overlayFile, "utf8").replace("/accounts/", "/acounts/");
  writeFileSync(overlay, text);
  const found = await packageOf("wrong", { overlay }).catch((error: unknown) => error);
  const { diagnostics } = found as DiagnosticsError;
  const errors = diagnostics.filter(({ severity }: Diagnostic) => severity === "error");
  expect(errors).toMatchObject([
    { code: "OVERLAY_TARGET_UNMATCHED", place: { source: overlay, line: 4 } },
  ]);
  expect(existsSync(join(root, "wrong"))).toBe(false);
});

test("banner: stands in every source file below our own line, and stays a comment", () => {
  const sources = Object.keys(changed).filter((path) => path.endsWith(".ts"));
  expect(sources.length).toBeGreaterThan(60);
  for (const path of sources) {
    expect(changed[path]).toMatch(
      /^(?:\/\/ Generated by [^\n]*\n)?\/\*\n \* Copyright Acme \*\\\//,
    );
  }
});

test("openapi: false leaves the entry point and its file out", () => {
  const exportsOf = (tree: Tree): object =>
    (JSON.parse(tree["package.json"] ?? "") as { readonly exports: object }).exports;
  expect(exportsOf(plain)).toHaveProperty("./openapi");
  expect(exportsOf(changed)).not.toHaveProperty("./openapi");
  expect(Object.keys(plain)).toContain("src/openapi.ts");
  expect(Object.keys(changed)).not.toContain("src/openapi.ts");
});

test("repository: stands in package.json as npm writes it", async () => {
  expect(JSON.parse(plain["package.json"] ?? "")).not.toHaveProperty("repository");
  expect(JSON.parse(changed["package.json"] ?? "")).toMatchObject({
    repository: { type: "git", url: "git+https://github.com/acme/persona-sdk.git" },
  });
  for (const repository of ["acme/persona-sdk", "https://user:secret@github.com/acme/x"]) {
    await expect(packageOf("refused", { repository })).rejects.toThrow(
      /OPTION_INVALID: repository/,
    );
  }
});

describe("only", () => {
  test("takes namespaces, tags and events", () => {
    const operations = Object.keys(plain).filter((path) => path.startsWith("src/operations/"));
    expect(operations.sort()).toEqual(
      ["accounts", "importers", "index"].map((name) => `src/operations/${name}.ts`),
    );
    expect(plain["src/operations/accounts.ts"]).not.toContain("function listAccounts");
    expect(plain["src/operations/importers.ts"]).toContain("function importAccounts");
    const events = plain["src/webhooks/events/kebab.ts"] ?? "";
    expect(events).toContain("interface AccountCreatedEvent");
    expect(events).not.toContain("interface InquiryCreatedEvent");
  });

  test.each([
    ["tag:Acounts", "tag:Accounts"],
    ["webhook:acount.created", "webhook:account.created"],
    ["acounts.retrieve", "accounts.retrieve"],
  ])("%s names nothing and is answered with the nearest", async (glob, close) => {
    const found = await packageOf("none", { only: [glob] }).catch((error: unknown) => error);
    expect((found as DiagnosticsError).diagnostics).toMatchObject([
      { code: "ONLY_MATCHES_NOTHING", remedy: `Did you mean ${close}?` },
    ]);
  });
});
