import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { officialExamples, reCase } from "./support.js";

const source = fileURLToPath(new URL("../../generated/src", import.meta.url));
const generated = existsSync(path.join(source, "webhooks/index.ts"));
const examples = officialExamples();
const notRun = (here: unknown, what: string): string => (here ? "" : ` (not run: no ${what} here)`);

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: [],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

interface Checked {
  /** What is wrong, with the line it is in. */
  readonly faults: readonly { readonly line: number; readonly message: string }[];
  readonly instantiations: number;
}

/** Checks a file that stands in the package's folder, but is not on disk. */
function check(text: string): Checked {
  const file = path.join(source, "consumer-of-webhooks.ts");
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => name === file || disk.fileExists(name),
    readFile: (name) => (name === file ? text : disk.readFile(name)),
    getSourceFile: (name, language, ...rest) =>
      name === file
        ? ts.createSourceFile(name, text, language)
        : disk.getSourceFile(name, language, ...rest),
  };
  const program = ts.createProgram([file], options, host);
  const root = program.getSourceFile(file);
  const faults = program.getSemanticDiagnostics(root).map(({ start, messageText }) => ({
    line: root?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0,
    message: ts.flattenDiagnosticMessageText(messageText, " "),
  }));
  const counted = program as ts.Program & { getInstantiationCount: () => number };
  return { faults, instantiations: counted.getInstantiationCount() };
}

describe.skipIf(!generated)(
  `types of the generated package${notRun(generated, "generated package")}`,
  () => {
    it.skipIf(!examples).each(["kebab", "camel", "snake"] as const)(
      `are satisfied by the official examples in %s${notRun(examples, "official documents")}`,
      (casing) => {
        const shown = examples ?? [];
        const lines = shown.map(({ event, body }, i) => {
          const type = `WebhookEventsBy["${casing}"]["${event}"]`;
          const payload = JSON.stringify(reCase(body.data.attributes.payload.data, casing));
          const raw = JSON.stringify(reCase(body, casing));
          return `export const e${i}: [${type}["resource"], ${type}["raw"]] = [${payload}, ${raw}];`;
        });
        const { faults } = check(
          ['import type { WebhookEventsBy } from "./webhooks/index.js";', ...lines].join("\n"),
        );
        expect(
          faults.map(({ line, message }) => `${shown[line - 1]?.event ?? ""}: ${message}`),
        ).toEqual([]);
      },
      180_000,
    );

    it("cost a consumer of two events at most 3,000 instantiations more than an empty file", () => {
      const empty = check("export {};");
      const two = check(`
      import { createWebhookHandler } from "./webhooks/index.js";
      export const handler = createWebhookHandler({ secret: "s", on: {
        "inquiry.approved": async (event) => { await Promise.resolve(event.resource.attributes?.["reference-id"]); },
        "inquiry.declined": (event) => [event.included.length, event.raw.data.attributes["created-at"]],
      } });
    `);
      expect(two.faults).toEqual([]);
      expect(two.instantiations - empty.instantiations).toBeLessThanOrEqual(3000);
    });

    it("narrow to one event a case, with names that cannot be misspelt", () => {
      const { faults } = check(`
      import { parseWebhook, type WebhookEvent } from "./webhooks/index.js";
      export async function read(body: string): Promise<unknown> {
        const event: WebhookEvent<"camel"> = await parseWebhook({ body, headers: {}, secret: "s", keyInflection: "camel" });
        switch (event.name) {
          case "inquiry.approved": return event.resource.attributes?.referenceId;
          case "sar.filed": return event.resource satisfies unknown;
          // @ts-expect-error no event of this name
          case "inquiry.aproved": return undefined;
          default: return event.name;
        }
      }
    `);
      expect(faults).toEqual([]);
    });
  },
);
