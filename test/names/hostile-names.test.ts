import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { giveNames } from "../../generator/names/give-names.js";
import { isTakenForMembers } from "../../generator/names/identifiers.js";
import { parseLock, printLock } from "../../generator/names/lock-text.js";
import type { NameFacts } from "../../generator/names/facts.js";
import type { Names } from "../../generator/names/names.js";
import { globalNames } from "../../generator/names/global-names.js";
import { factsOf } from "./facts.js";

const nasty = [
  "",
  " ",
  "\0",
  "\u2028",
  "__proto__",
  "constructor",
  "prototype",
  "hasOwnProperty",
  "toString",
  "then",
  "../x",
  "..\\x",
  "/etc/passwd",
  "CON",
  "nul.txt",
  "index",
  "default",
  "delete",
  "class",
  "null",
  "Document",
  "document",
  "Promise",
  "fetch",
  "Client",
  "account",
  "Account",
  "ACCOUNT",
  "аccount",
  "ａccount",
  "account\u200b",
  "accòunt",
  "💥",
  "💥💥",
  "二",
  "1",
  "2fa",
  "a-1b",
  "a1-b",
  "a~1b",
  "a/b",
  "[]",
  "{}",
  "*/",
  "`${x}`",
  "\ud800",
  "a".repeat(300),
  `${"a".repeat(300)}b`,
];
const text = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ unit: fc.constantFrom("a", "A", "1", "-", "_", "/", "~"), maxLength: 6 }),
);
const unique = { selector: String, maxLength: 12 };
const texts = fc.uniqueArray(text, unique);
const operationFacts = fc
  .uniqueArray(fc.record({ id: text, path: text, method: fc.constantFrom("GET", "POST") }), {
    selector: ({ method, path }) => `${method} ${path}`,
    maxLength: 10,
  })
  .chain((operations) =>
    fc.record({
      operations: fc.constant(operations),
      tags: fc.array(text, { minLength: operations.length, maxLength: operations.length }),
    }),
  )
  .map(({ operations, tags }) =>
    operations.map((fact, index) => ({ ...fact, tags: tags.slice(index, index + 1) })),
  );
const facts: fc.Arbitrary<NameFacts> = fc
  .record({
    operations: operationFacts,
    components: texts,
    ids: texts,
    events: texts,
    wires: texts,
  })
  .map(({ operations, components, ids, events, wires }) =>
    factsOf({
      operations,
      types: components.map((key) => ({ key, of: "component" })),
      enums: components.slice(0, 4),
      ids,
      events: events.map((name) => ({ name, operationId: `webhook ${name}` })),
      parameters: wires.map((wireName, index) => ({
        position: index % 2 === 0 ? "query" : "path",
        wireName,
        operations: ["GET /"],
      })),
      reserved: {
        exports: ["Client"],
        facade: ["client"],
        options: ["body"],
        files: ["operations"],
      },
    }),
  );

function exportsOf(names: Names): readonly string[] {
  return [
    ...[...names.operations.values()].map((name) => name.function),
    ...[...names.types.values()].map(({ name }) => name),
    ...[...names.ids.values()].flatMap(({ type, is, assert, parse }) => [type, is, assert, parse]),
    ...[...names.enums.values()].flatMap(({ values, guard }) => [values, guard]),
    ...names.events.values(),
  ];
}

function expectUnique(names: readonly string[]): void {
  const small = names.map((name) => name.toLowerCase());
  expect(small.filter((name, index) => small.indexOf(name) !== index)).toEqual([]);
}

/** The compiler's own opinion: the text declares exactly these names. */
function expectDeclarable(functions: readonly string[], types: readonly string[]): void {
  const program = [
    ...functions.map((name) => `export function ${name}(): void {}`),
    ...types.map((name) => `export interface ${name} {}`),
  ].join("\n");
  const source = ts.createSourceFile("x.ts", program, ts.ScriptTarget.ES2022);
  const { parseDiagnostics } = source as unknown as {
    readonly parseDiagnostics: readonly unknown[];
  };
  expect(parseDiagnostics).toEqual([]);
  const declared = source.statements.map(
    (statement) => (statement as ts.FunctionDeclaration | ts.InterfaceDeclaration).name?.text,
  );
  expect(declared).toEqual([...functions, ...types]);
}

const runs = { numRuns: 100, seed: 20251208 };

describe("whatever things are called,", () => {
  it("their names can be declared, hide nothing, and differ", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { names } = giveNames(given);
        const functions = [...names.operations.values()].map((name) => name.function);
        expectDeclarable(
          functions,
          exportsOf(names).filter((name) => !functions.includes(name)),
        );
        expectUnique([...exportsOf(names), "Client"]);
        expect(exportsOf(names).filter((name) => globalNames.has(name))).toEqual([]);
      }),
      runs,
    );
  });

  it("namespaces, methods and options are plain properties that no object has, and differ", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { names } = giveNames(given);
        const spaces = names.namespaces.map(({ name }) => name);
        const members = [...names.operations.values()];
        const options = [...names.parameters.path.values(), ...names.parameters.query.values()];
        expectUnique([...spaces, "client"]);
        expectUnique([...options, "body"]);
        expectUnique(members.map(({ namespace, member }) => `${namespace}.${member}`));
        for (const name of [...spaces, ...options, ...members.map(({ member }) => member)]) {
          expect(name).toMatch(/^[A-Za-z_$][\w$]*$/);
          expect(isTakenForMembers(name), name).toBe(false);
        }
      }),
      runs,
    );
  });

  it("their files are safe on every system, and differ", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { names } = giveNames(given);
        const files = names.namespaces.map(({ file }) => file);
        expectUnique([...files, "operations"]);
        for (const file of [...files, ...[...names.types.values()].map(({ family }) => family)]) {
          expect(file).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
          expect(file).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d|index)$/);
          expect(file.length).toBeLessThanOrEqual(80);
        }
      }),
      runs,
    );
  });

  it("the same facts in any order give the same lock, and the lock gives the same names", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const first = giveNames(given);
        const turned = giveNames({
          ...given,
          operations: [...given.operations].reverse(),
          types: [...given.types].reverse(),
          events: [...given.events].reverse(),
          parameters: [...given.parameters].reverse(),
        });
        expect(printLock(turned.lock)).toBe(printLock(first.lock));
        const { lock, diagnostics } = parseLock(printLock(first.lock), "lock");
        const ids = given.operations.map(({ id }) => id).filter((id) => id !== "");
        if (new Set(ids).size < ids.length) return;
        expect(diagnostics).toEqual([]);
        expect(printLock(giveNames(given, lock).lock)).toBe(printLock(first.lock));
      }),
      runs,
    );
  });

  it("every thing gets a name", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { names } = giveNames(given);
        expect(names.operations.size).toBe(given.operations.length);
        expect(names.types.size).toBe(given.types.length);
        expect(names.ids.size).toBe(given.ids.length);
        expect(names.events.size).toBe(given.events.length);
        expect(names.parameters.path.size + names.parameters.query.size).toBe(
          given.parameters.length,
        );
      }),
      runs,
    );
  });

  it("names that were given stay when other things come and go", () => {
    fc.assert(
      fc.property(facts, facts, (given, other) => {
        const first = giveNames(given);
        const { lock } = parseLock(printLock(first.lock), "lock");
        if (lock === undefined) return;
        const operations = new Map(
          [...other.operations.filter(({ id }) => id === ""), ...given.operations].map((fact) => [
            `${fact.method} ${fact.path}`,
            fact,
          ]),
        );
        const types = new Map([...other.types, ...given.types].map((fact) => [fact.key, fact]));
        const second = giveNames(
          { ...given, operations: [...operations.values()], types: [...types.values()] },
          lock,
        );
        for (const [key, { name }] of first.names.types) {
          expect(second.names.types.get(key)?.name).toBe(name);
        }
        for (const [key, name] of first.names.operations) {
          expect(second.names.operations.get(key)).toEqual(name);
        }
        const { names } = giveNames(factsOf({ reserved: given.reserved }), lock);
        expect(names.types.size).toBe(0);
      }),
      runs,
    );
  });
});

it("many things that want one name are named in reasonable time", () => {
  const types = Array.from({ length: 20_000 }, (_, n) => ({
    key: `a${"-".repeat(n % 200)}b${"_".repeat(Math.floor(n / 200))}`,
    of: "component" as const,
  }));
  const { names } = giveNames(factsOf({ types }));
  expect(new Set([...names.types.values()].map(({ name }) => name)).size).toBe(20_000);
});
