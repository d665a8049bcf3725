import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, it } from "vitest";

const path = join(dirname(fileURLToPath(import.meta.url)), "completed.ts");

/** What an editor offers at each `|` of a call. */
function offered(call: string): readonly (readonly string[])[] {
  const [head = "", ...tails] = call.split("|");
  const before = `import { retrieveInquiry } from "../../generated/src/operations/index.js";
import type { Client } from "../../generated/src/index.js";
declare const client: Client<"kebab">;
void retrieveInquiry(client, { inquiryId: "inq_1", `;
  const text = `${before}${call.replaceAll("|", "")} });`;
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({
      strict: true,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      types: [],
    }),
    getScriptFileNames: () => [path],
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) => {
      const found = resolve(file) === path ? text : ts.sys.readFile(file);
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
    },
    getCurrentDirectory: () => dirname(path),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (file) => resolve(file) === path || ts.sys.fileExists(file),
    readFile: ts.sys.readFile,
  });
  let place = before.length + head.length;
  return tails.map((tail) => {
    const found = service.getCompletionsAtPosition(path, place, {});
    place += tail.length;
    return (found?.entries ?? []).map(({ name }) => name.replaceAll('"', ""));
  });
}

it("offers relationships, resource types and attributes, also after the first", () => {
  const [relationships, attributes, types, others] = offered(
    'include: ["|"], fields: { inquiry: ["status", "|"], | account: ["|"] }',
  );
  expect(relationships).toEqual(expect.arrayContaining(["inquiry-template", "reports"]));
  expect(types).toEqual(expect.arrayContaining(["case", "report/watchlist"]));
  expect(attributes).toEqual(expect.arrayContaining(["created-at", "reviewer-comment"]));
  expect(others).toEqual(expect.arrayContaining(["account-status", "reference-id"]));
}, 60_000);
