import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import * as enums from "../../generated/src/enums/index.js";

const source = fileURLToPath(new URL("../../generated/src", import.meta.url));

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && path !== "openapi.ts")
  .map((path) => {
    const text = readFileSync(join(source, path), "utf8");
    return { path, file: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
  });

/** The types of what is sent and answered, and of events. */
const ofTypes = files.filter(({ path }) => /^(?:types|enums|webhooks)[/\\]/.test(path));

/** Each node of the files that `wanted` picks, as `file: text`. */
function found(among: typeof files, wanted: (node: ts.Node) => boolean): readonly string[] {
  return among.flatMap(({ path, file }) => {
    const texts: string[] = [];
    const visit = (node: ts.Node): void => {
      if (wanted(node)) texts.push(`${path}: ${node.getText().replaceAll(/\s+/g, " ")}`);
      ts.forEachChild(node, visit);
    };
    visit(file);
    return texts;
  });
}

describe("the types that users read", () => {
  it("say `never` of the one object of a request that must be empty, and of nothing else", () => {
    const nevers = found(
      ofTypes,
      (node) => ts.isPropertySignature(node) && /\bnever\b/.test(node.type?.getText() ?? ""),
    );
    expect(nevers.map((each) => each.replace(/^.*: meta/, "meta"))).toEqual(
      ["camel", "kebab", "snake"].map(() => "meta?: Record<string, never> | undefined;"),
    );
  });

  it("intersect nothing but the open end of known values", () => {
    const texts = found(ofTypes, ts.isIntersectionTypeNode).map((each) => each.split(": ").at(-1));
    expect(new Set(texts)).toEqual(new Set(["string & {}"]));
  });

  it("have a name wherever properties are listed, but for references to resources and what goes with rows", () => {
    const nameless = found(
      ofTypes.filter(({ path }) => !path.endsWith("resources.ts")),
      (node) =>
        ts.isTypeLiteralNode(node) &&
        node.members.some(
          ({ name }) => name !== undefined && !["data", "type", "id"].includes(name.getText()),
        ),
    );
    const others = nameless.filter((each) => !/^types.\w+.importers\.ts: .*list/.test(each));
    expect(others).toEqual([]);
  });

  it("are not those of `./openapi`, which nothing else of the package loads", () => {
    const imports = found(
      files,
      (node) =>
        (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
        /openapi\.js/.test(node.moduleSpecifier?.getText() ?? ""),
    );
    expect(imports).toEqual([]);
    const fromTheDocument = found(
      files,
      (node) =>
        ts.isIndexedAccessTypeNode(node) &&
        /^(?:components|paths|operations)\b/.test(node.getText()),
    );
    expect(fromTheDocument).toEqual([]);
  });
});

it("all 87 lists of known values have a guard that takes them, and them alone", () => {
  const exported: Readonly<Record<string, unknown>> = enums;
  const lists = Object.values(exported).filter((each): each is readonly string[] =>
    Array.isArray(each),
  );
  const guards = Object.entries(exported).filter(([name]) => name.startsWith("isKnown"));
  expect([lists.length, guards.length]).toEqual([87, 87]);
  for (const [name, guard] of guards as [string, (value: unknown) => boolean][]) {
    const taken = lists.filter((values) => values.every(guard));
    expect([name, taken.length > 0]).toEqual([name, true]);
    expect([name, guard("of tomorrow"), guard(1), guard(undefined)]).toEqual([
      name,
      false,
      false,
      false,
    ]);
  }
});
