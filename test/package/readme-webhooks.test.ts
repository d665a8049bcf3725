import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { webhookEvent, webhookRequest } from "../../generated/src/webhooks/testing/index.js";
import { runIn } from "./run.js";
import { commandProblem, shellCommands } from "./shell-commands.js";

/** The examples of the generated README, run as they stand there. */
const generated = fileURLToPath(new URL("../../generated", import.meta.url));
const secret = "wbhsec_readme";
let folder: string;

beforeAll(async () => {
  // Beside this test, so that the examples find Express among the project's own packages.
  folder = await mkdtemp(join(dirname(fileURLToPath(import.meta.url)), ".readme-"));
});

beforeEach(() => {
  vi.stubEnv("PERSONA_WEBHOOK_SECRET", secret);
  vi.stubEnv("PORT", "0");
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** One example as a file that Node can run, the package under its own name. */
async function example(name: string): Promise<string> {
  const readme = await readFile(join(generated, "README.md"), "utf8");
  const [, code] =
    new RegExp(`<!-- runs: ${name} -->\\s+\`\`\`ts\\n([\\s\\S]*?)^\`\`\`$`, "m").exec(readme) ?? [];
  if (code === undefined) throw new Error(`the README shows no example "${name}"`);
  const source = join(folder, `${name}.ts`);
  await writeFile(source, code);
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    external: ["express"],
    alias: {
      "persona-sdk/webhooks/testing": join(generated, "src/webhooks/testing/index.ts"),
      "persona-sdk/webhooks": join(generated, "src/webhooks/index.ts"),
    },
    logLevel: "silent",
  });
  return outfile;
}

test("a fetch-style server answers a delivery, once for each event, and refuses one that nobody signed", async () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const { default: server } = (await import(
    pathToFileURL(await example("webhook-fetch")).href
  )) as { readonly default: { readonly fetch: (request: Request) => Promise<Response> } };
  const event = webhookEvent("inquiry.approved");
  for (let delivery = 0; delivery < 2; delivery++) {
    expect((await server.fetch(await webhookRequest({ event, secret }))).status).toBe(200);
  }
  expect(log.mock.calls).toEqual([["approved", event.resource.id]]);
  const forged = await server.fetch(await webhookRequest({ event, secret: "wbhsec_other" }));
  expect(forged.status).toBe(400);
  expect(error).toHaveBeenCalledOnce();
});

test("an Express server answers a delivery before its JSON parser sees it", async () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  log.mockClear();
  const { app } = (await import(pathToFileURL(await example("webhook-express")).href)) as {
    readonly app: Parameters<typeof createServer>[1];
  };
  const server: Server = createServer(app as () => void).listen(0);
  try {
    const { port } = server.address() as AddressInfo;
    const event = webhookEvent("inquiry.completed", {
      keyInflection: "camel",
      resource: { attributes: { referenceId: "customer-1" } },
    });
    const request = await webhookRequest({
      event,
      secret,
      url: `http://127.0.0.1:${String(port)}/webhooks/persona`,
    });
    expect((await fetch(request)).status).toBe(200);
    expect(log.mock.calls).toEqual([["completed", "customer-1"]]);
  } finally {
    server.close();
  }
});

test("the test of a handler passes under Node's own runner", async () => {
  const report = runIn(folder, process.execPath, ["--test", await example("webhook-test")]);
  expect(report).toMatch(/^# pass 1$/m);
});

test("every command in it can be typed, and installs this package", async () => {
  const { name, scripts = {} } = JSON.parse(
    await readFile(join(generated, "package.json"), "utf8"),
  ) as { readonly name: string; readonly scripts?: Readonly<Record<string, string>> };
  const commands = shellCommands(await readFile(join(generated, "README.md"), "utf8"));
  expect(commands).toContain(`npm install ${name}`);
  for (const command of commands) expect(await commandProblem(command, scripts)).toBeUndefined();
});
