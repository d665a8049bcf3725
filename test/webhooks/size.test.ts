import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const runtime = fileURLToPath(new URL("../../templates/runtime/webhooks", import.meta.url));

/** Entry points as generated code has them: some names passed on, some typed anew, and a table for tests. */
const ENTRY = `
  import { parseWebhook as parse } from "./parse-webhook.ts";
  import { createWebhookHandler as create } from "./handler.ts";
  export const parseWebhook = parse;
  export const createWebhookHandler = create;
  export { verifyWebhook } from "./verify-webhook.ts";
  export { toNodeListener } from "./node-listener.ts";
  export { deduplicate } from "./deduplicate.ts";
  export { memoryStore } from "./memory-store.ts";
  export { isNewer } from "./is-newer.ts";
  export { WebhookError } from "./webhook-error.ts";
`;
const TESTING = `
  import { webhookEventFactory } from "./testing/webhook-event-factory.ts";
  export const webhookEvent = /* @__PURE__ */ webhookEventFactory({ payloads: { huge: "${"table ".repeat(99)}" }, contexts: {} });
  export { signWebhook } from "./testing/sign-webhook.ts";
  export { webhookRequest } from "./testing/webhook-request.ts";
`;

/** What a program takes in that imports a name from an entry point, minified. */
async function bundled(name: string, entry: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${name} } from "entry";`, loader: "ts" },
    plugins: [
      {
        name: "entry",
        setup(setup) {
          setup.onResolve({ filter: /^entry$/ }, () => ({ path: "entry", namespace: "entry" }));
          setup.onLoad({ filter: /./, namespace: "entry" }, () => ({
            contents: entry,
            loader: "ts",
            resolveDir: runtime,
          }));
        },
      },
    ],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
  });
  return outputFiles[0]?.text ?? "";
}

const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;

describe("a bundle that imports", () => {
  it.each([
    ["verifyWebhook", 1100],
    ["parseWebhook", 1500],
    ["createWebhookHandler", 2700],
    ["toNodeListener", 900],
    ["deduplicate", 850],
    ["isNewer", 200],
  ])("%s takes in at most %d bytes, compressed", async (name, limit) => {
    const size = gzipped(await bundled(name, ENTRY));
    expect(size).toBeGreaterThan(50);
    expect(size).toBeLessThanOrEqual(limit);
  });

  it("verifyWebhook takes in nothing of what stands beside it", async () => {
    const text = await bundled("verifyWebhook", ENTRY);
    for (const other of ["unexpected-casing", "getReader", "not-marked", "createdAt"]) {
      expect(text).not.toContain(other);
    }
  });

  it("signWebhook takes in no table of events", async () => {
    const text = await bundled("signWebhook", TESTING);
    expect(text).toContain("HMAC");
    expect(text).not.toContain("table");
    expect(gzipped(text)).toBeLessThanOrEqual(900);
  });
});
