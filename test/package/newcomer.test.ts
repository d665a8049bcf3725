import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runProgram } from "../installs/run-program.js";

/**
 * What the README promises somebody who has nothing but the two packages: both packed as npm would publish them, in
 * folders of their own outside of this project, used by command lines and programs only.
 */
const own = fileURLToPath(new URL("../..", import.meta.url));
const root = mkdtempSync(join(tmpdir(), "persona-newcomer-"));
/** Where the generator is installed and run. */
const build = join(root, "build");
/** Where the package it made is installed and used. */
const app = join(root, "app");
const tsc = join(own, "node_modules/typescript/bin/tsc");

const CONFIG = `
import { defineConfig, code, stringLiteral, type Template } from "persona-codegen";

/** The addresses of each group of operations, as a file of its own. */
const paths: Template = ({ api }) =>
  api.namespaces.map(({ name, file }) => ({
    path: \`src/paths/\${file}.ts\`,
    subpath: \`./paths/\${file}\`,
    statements: api.operations
      .filter(({ namespace }) => namespace === name)
      .map(({ member, path }) => code\`export const \${member}Path: string = \${stringLiteral(path)};\`),
  }));

export default defineConfig({
  out: "sdk",
  packageName: "@acme/persona",
  keyInflection: "camel",
  openapi: false,
  templates: [paths],
});
`;

const SERVER = `
import { Persona, NotFoundError } from "@acme/persona";
import { retrieveInquiry } from "@acme/persona/inquiries";
import { createWebhookHandler } from "@acme/persona/webhooks";

const apiKey = () => process.env["PERSONA_API_KEY"] ?? "";
const persona = new Persona({ apiKey, baseUrl: process.env["PERSONA_URL"] });
export const approved: string[] = [];
const webhooks = createWebhookHandler({
  secret: process.env["PERSONA_WEBHOOK_SECRET"] ?? "",
  on: { "inquiry.approved": ({ resource }) => void approved.push(resource.id) },
});

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/webhooks/persona") return webhooks(request);
    const inquiryId = \`inq_\${pathname.slice(1)}\` as const;
    const result = await retrieveInquiry(persona.client, { inquiryId }).result();
    if (result.ok) return Response.json({ at: result.body.data.attributes.createdAt });
    return new Response(null, { status: result.error instanceof NotFoundError ? 404 : 502 });
  },
};
`;

const SCRIPT = `
import { Persona } from "@acme/persona";
import { retrievePath } from "@acme/persona/paths/inquiries";
import server from "./server.js";

const persona = new Persona({ apiKey: "persona_sandbox_x", baseUrl: process.env["PERSONA_URL"] });
const { data } = await persona.inquiries.list({ filter: { status: "completed" } });
for (const inquiry of data) {
  console.log(inquiry.id, inquiry.attributes?.createdAt);
}
console.log(retrievePath);
const found = await server.fetch(new Request("https://acme.example/1"));
console.log(found.status, await found.text());
console.log((await server.fetch(new Request("https://acme.example/nobody"))).status);
`;

const WEBHOOK_TEST = `
import assert from "node:assert/strict";
import { test } from "node:test";
import { webhookEvent, webhookRequest } from "@acme/persona/webhooks/testing";
import server, { approved } from "./server.js";

const url = "https://acme.example/webhooks/persona";
test("an approved inquiry is noted, a forged one is not", async () => {
  const event = webhookEvent("inquiry.approved");
  const secret = process.env["PERSONA_WEBHOOK_SECRET"] ?? "";
  const response = await server.fetch(await webhookRequest({ event, secret, url }));
  assert.equal(response.status, 200);
  const forged = await server.fetch(await webhookRequest({ event, secret: "other", url }));
  assert.equal(forged.status, 400);
  assert.deepEqual(approved, [event.resource.id]);
});
`;

const ONLY = ["--only", "inquiries.*", "webhook:inquiry.*"] as const;

const compilerOptions = {
  skipLibCheck: true,
  target: "ES2022",
  lib: ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
  module: "nodenext",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  outDir: "dist",
  types: ["node"],
  typeRoots: [join(own, "node_modules/@types")],
};

/** Packs a folder as npm would publish it. */
async function pack(folder: string): Promise<string> {
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", root];
  const [report] = JSON.parse(await runProgram("npm", args, { folder })) as [
    { readonly filename: string },
  ];
  return join(root, report.filename);
}

/**
 * Puts the generator's tarball into `build`, and beside it the packages that it names, and no other: as npm would,
 * without the network.
 */
async function installGenerator(): Promise<void> {
  const tarball = await pack(own);
  const modules = join(build, "node_modules");
  const folder = join(modules, "persona-codegen");
  mkdirSync(folder, { recursive: true });
  await runProgram("tar", ["-xzf", tarball, "--strip-components=1", "-C", folder], {
    folder: root,
  });
  const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly dependencies: object;
  };
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(own, "node_modules", name), join(modules, name));
  }
}

/** Runs the packed generator in its folder. */
const persona = (args: readonly string[], accept: readonly number[] = [0]): Promise<string> => {
  const { bin } = JSON.parse(
    readFileSync(join(build, "node_modules/persona-codegen/package.json"), "utf8"),
  ) as { readonly bin: { readonly "persona-codegen": string } };
  const program = join(build, "node_modules/persona-codegen", bin["persona-codegen"]);
  return runProgram(process.execPath, [program, ...args], { folder: build, accept });
};

/** A Persona that knows one inquiry. */
const upstream: Server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? "", "http://localhost");
  const inquiry = { type: "inquiry", id: "inq_1", attributes: { createdAt: "2025-12-08" } };
  const camel = request.headers["key-inflection"] === "camel";
  response.setHeader("content-type", "application/json");
  response.statusCode = camel && !pathname.endsWith("nobody") ? 200 : 404;
  const list = { data: [inquiry], links: { prev: null, next: null } };
  response.end(
    response.statusCode === 404
      ? '{"errors":[{"title":"Not found"}]}'
      : JSON.stringify(pathname.endsWith("/inquiries") ? list : { data: inquiry }),
  );
});

const environment = (): Readonly<Record<string, string>> => ({
  PERSONA_API_KEY: "persona_sandbox_x",
  PERSONA_URL: `http://localhost:${String((upstream.address() as AddressInfo).port)}/api/v1`,
  PERSONA_WEBHOOK_SECRET: "wbhsec_newcomer",
});

beforeAll(async () => {
  await runProgram(process.execPath, [tsc, "-p", "generator/tsconfig.json"], { folder: own });
  await installGenerator();
  writeFileSync(join(build, "persona-codegen.config.ts"), CONFIG);
  await persona(["generate", ...ONLY]);
  const tarball = await pack(join(build, "sdk"));
  mkdirSync(app);
  writeFileSync(join(app, "package.json"), '{ "private": true, "type": "module" }');
  writeFileSync(join(app, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  writeFileSync(join(app, "server.ts"), SERVER);
  writeFileSync(join(app, "script.ts"), SCRIPT);
  writeFileSync(join(app, "webhook.test.ts"), WEBHOOK_TEST);
  const args = ["install", "--offline", "--no-audit", "--no-fund", tarball];
  await runProgram("npm", args, { folder: app });
  await new Promise<void>((resolve) => upstream.listen(0, "localhost", resolve));
}, 240_000);

afterAll(() => {
  upstream.close();
  rmSync(root, { recursive: true, force: true });
});

test("programs that use the package type-check, and run as a script and as a server", async () => {
  await runProgram(process.execPath, [tsc, "-p", "."], { folder: app });
  const printed = await runProgram(process.execPath, ["dist/script.js"], {
    folder: app,
    env: environment(),
  });
  expect(printed.trim().split("\n")).toEqual([
    "inq_1 2025-12-08",
    "/inquiries/{inquiry-id}",
    '200 {"at":"2025-12-08"}',
    "404",
  ]);
}, 240_000);

test("a webhook is verified in a test of Node's own runner", async () => {
  const report = await runProgram(process.execPath, ["--test", "dist/webhook.test.js"], {
    folder: app,
    env: environment(),
  });
  expect(report).toMatch(/^# pass 1$/m);
});

test("what is not asked for is not there", () => {
  const { name, exports } = JSON.parse(
    readFileSync(join(app, "node_modules/@acme/persona/package.json"), "utf8"),
  ) as { readonly name: string; readonly exports: object };
  expect(name).toBe("@acme/persona");
  expect(Object.keys(exports)).toContain("./inquiries");
  expect(Object.keys(exports)).not.toContain("./accounts");
});

test("a changed document is told by diff, and generated", async () => {
  const contract = join(build, "node_modules/persona-codegen/spec/contract.json");
  const text = readFileSync(contract, "utf8");
  const document = JSON.parse(text) as { paths: Record<string, object> };
  const { "/inquiries/{inquiry-id}/resume": gone, ...paths } = document.paths;
  expect(gone).toBeDefined();
  writeFileSync(join(build, "old.json"), text);
  writeFileSync(join(build, "new.json"), JSON.stringify({ ...document, paths }));

  const told = await persona(["diff", "old.json", "new.json", "--fail-on", "breaking"], [1]);
  expect(told).toMatch(/resumeInquiry/);
  const args = ["generate", ...ONLY, "--spec", "new.json", "--no-build"];
  expect(await persona(args)).toContain("written");
  const operations = readFileSync(join(build, "sdk/src/operations/inquiries.ts"), "utf8");
  expect(operations).not.toContain("function resumeInquiry");
}, 240_000);
