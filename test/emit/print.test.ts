import { StructureKind } from "ts-morph";
import ts from "typescript";
import { expect, test } from "vitest";
import { asType, code, join, symbol } from "../../generator/emit/code.js";
import { docs } from "../../generator/emit/docs.js";
import { literal, propertyKey } from "../../generator/emit/literals.js";
import { printSourceFile } from "../../generator/emit/print.js";

const Client = symbol("Client", "src/runtime/client.ts", { type: true });
const call = symbol("call", "src/runtime/call.ts");

test("a file with nothing in it is a module", () => {
  const text = printSourceFile({
    path: "src/enums/index.ts",
    banner: "// Generated.",
    statements: [],
  });
  expect(text).toBe("// Generated.\n\nexport {};\n");
});

test("imports follow from use, one line a module, sorted, relative to the file", () => {
  const text = printSourceFile({
    path: "src/operations/accounts.ts",
    banner: "// Generated.",
    statements: [
      {
        kind: StructureKind.Interface,
        name: "Params",
        isExported: true,
        docs: docs("What to send."),
        properties: [
          {
            name: propertyKey("account-id"),
            type: symbol("AccountId", "src/ids.ts", { type: true }),
          },
        ],
      },
      code`export const run = (client: ${Client}, params: Params) => ${call}(client, ${literal({ path: "/accounts", "x-y": [1, call] })});`,
    ],
  });
  expect(text).toBe(
    [
      "// Generated.",
      "",
      'import type { AccountId } from "../ids.js";',
      'import { call } from "../runtime/call.js";',
      'import type { Client } from "../runtime/client.js";',
      "",
      "/** What to send. */",
      "export interface Params {",
      '  "account-id": AccountId;',
      "}",
      "",
      'export const run = (client: Client, params: Params) => call(client, { path: "/accounts", "x-y": [1, call] });',
      "",
    ].join("\n"),
  );
});

test("a symbol used as a value anywhere is imported as a value, beside types of its module", () => {
  const Failure = symbol("Failure", "src/errors.ts");
  const text = printSourceFile({
    path: "src/a.ts",
    statements: [
      code`const x: ${asType(Failure)} = new ${Failure}() as ${asType(Failure)};`,
      code`type Y = ${symbol("Kind", "src/errors.ts", { type: true })};`,
    ],
  });
  expect(text).toContain('import { Failure, type Kind } from "./errors.js";');
});

test("names that clash get an alias: with a declaration, with a parameter, with another module", () => {
  const text = printSourceFile({
    path: "src/reports.ts",
    statements: [
      code`export interface Report { next: ${symbol("Report", "src/types/reports.ts", { type: true })} }`,
      code`type Both = [${symbol("List", "src/a.ts", { type: true })}, ${symbol("List", "src/b.ts", { type: true })}];`,
      {
        kind: StructureKind.Function,
        name: "send",
        parameters: [{ name: "call", type: "string" }],
        statements: [code`${call}(call);`],
      },
    ],
  });
  expect(text).toContain('import type { Report as ReportsReport } from "./types/reports.js";');
  expect(text).toContain('import type { List as BList } from "./b.js";');
  expect(text).toContain("type Both = [List, BList];");
  expect(text).toContain("callCall(call);");
});

test("a file does not import from itself, and re-exports resolve like imports", () => {
  const text = printSourceFile({
    path: "src/ids.ts",
    statements: [
      "export type AccountId = string;",
      code`export type Id = ${symbol("AccountId", "src/ids.ts", { type: true })};`,
      { kind: "reexport", from: "src/runtime/client.ts", names: ["Client"], typeOnly: true },
      { kind: "reexport", from: "src/index.ts" },
    ],
  });
  expect(text).not.toContain("import");
  expect(text).toContain('export type { Client } from "./runtime/client.js";');
  expect(text).toContain('export * from "./index.js";');
});

test("what is printed parses", () => {
  const text = printSourceFile({
    path: "src/x.ts",
    statements: [code`export const all = [${join([1, call, "2"])}];`],
  });
  const parsed = ts.transpileModule(text, { reportDiagnostics: true });
  expect(parsed.diagnostics).toEqual([]);
});

test("one name of several modules is reached through a namespace each", () => {
  const Case = (namespace: string): ReturnType<typeof symbol> =>
    symbol("Case", `src/types/${namespace}/cases.ts`, { type: true, namespace });
  const text = printSourceFile({
    path: "src/operations/cases.ts",
    statements: [code`export type Any = ${Case("kebab")} | ${Case("camel")};`],
  });
  expect(text).toBe(
    [
      'import type * as camel from "../types/camel/cases.js";',
      'import type * as kebab from "../types/kebab/cases.js";',
      "",
      "export type Any = kebab.Case | camel.Case;",
      "",
    ].join("\n"),
  );
});
