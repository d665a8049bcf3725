import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const here = fileURLToPath(new URL(".", import.meta.url));
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  skipLibCheck: true,
  noEmit: true,
};

describe("types of webhooks", () => {
  it("say what a consumer may rely on", () => {
    const program = ts.createProgram([path.join(here, "fixtures/consumer.ts")], options);
    const found = ts.getPreEmitDiagnostics(program);
    expect(
      ts.formatDiagnostics(found, {
        getCanonicalFileName: (file) => file,
        getCurrentDirectory: () => here,
        getNewLine: () => "\n",
      }),
    ).toBe("");
  });

  it("cost a consumer of two events little, however many there are", () => {
    const empty = instantiations({ "consumer.ts": "export {};" });
    const two = instantiations({ ...synthetic(130), "consumer.ts": CONSUMER });
    expect(two - empty).toBeLessThan(1000);
  });
});

const CONSUMER = `
  import { createWebhookHandler, parseWebhook } from "./webhooks.js";
  export const handler = createWebhookHandler({ secret: "s", on: {
    "thing-1.done": async (event) => { await Promise.resolve(event.resource.attributes?.["made-at"]); },
    "thing-2.done": (event) => { console.log(event.raw.data.attributes["created-at"], event.included.length); },
  } });
  export async function read(body: string): Promise<unknown> {
    const event = await parseWebhook({ body, headers: {}, secret: "s", keyInflection: "camel" });
    switch (event.name) {
      case "thing-1.done": return event.resource.attributes?.madeAt;
      case "thing-2.done": return event.resource.id;
      default: return event.name;
    }
  }
`;

/** Declarations such as the package has, for so many events with a resource each. */
function synthetic(events: number): Record<string, string> {
  const runtime = path.join(here, "../../templates/runtime/webhooks");
  const all = Array.from({ length: events }, (_, i) => i);
  const casings = { kebab: "made-at", camel: "madeAt", snake: "made_at" };
  const files = Object.entries(casings).map(([casing, key]) => [
    `${casing}.d.ts`,
    [
      `import type { TypedWebhookEvent } from "${runtime}/webhook-event.js";`,
      ...all.map(
        (i) =>
          `export interface R${i} { type: "thing-${i}"; id: string; attributes?: { "${key}"?: string | null } }`,
      ),
      `export type Included = ${all.map((i) => `R${i}`).join(" | ")};`,
      ...all.map(
        (i) =>
          `export interface E${i} extends TypedWebhookEvent<"${casing}", "thing-${i}.done", R${i}, Included> {}`,
      ),
      `export interface Events { ${all.map((i) => `readonly "thing-${i}.done": E${i};`).join(" ")} }`,
    ].join("\n"),
  ]);
  const index = `
    import type { ParseWebhook } from "${runtime}/parse-webhook.js";
    import type { CreateWebhookHandler } from "${runtime}/handler.js";
    export interface By { kebab: import("./kebab.js").Events; camel: import("./camel.js").Events; snake: import("./snake.js").Events; unmodelled: "other.done" }
    export declare const parseWebhook: ParseWebhook<By>;
    export declare const createWebhookHandler: CreateWebhookHandler<By>;
  `;
  return Object.fromEntries([...files, ["webhooks.d.ts", index]]) as Record<string, string>;
}

/** Type instantiations of a program of files that are not on disk; the first diagnostic fails it. */
function instantiations(files: Record<string, string>): number {
  const at = (name: string): string | undefined =>
    files[path.relative(path.join(here, "virtual"), name)];
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => at(name) !== undefined || disk.fileExists(name),
    readFile: (name) => at(name) ?? disk.readFile(name),
    getSourceFile: (name, language, ...rest) => {
      const text = at(name);
      return text === undefined
        ? disk.getSourceFile(name, language, ...rest)
        : ts.createSourceFile(name, text, language);
    },
    directoryExists: () => true,
  };
  const program = ts.createProgram(
    [path.join(here, "virtual/consumer.ts")],
    { ...options, types: [] },
    host,
  );
  const found = program.getSemanticDiagnostics(
    program.getSourceFile(path.join(here, "virtual/consumer.ts")),
  );
  expect(found.map(({ messageText }) => messageText)).toEqual([]);
  return (program as ts.Program & { getInstantiationCount: () => number }).getInstantiationCount();
}
