import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { flowPicture } from "./flow.js";
import { root, roomsUsed, sourceModules } from "./imports.js";

const modules = sourceModules();
const placeIn = (source: ts.SourceFile, node: ts.Node): string =>
  `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
const linesOf = (source: ts.SourceFile, node: ts.Node): number =>
  source.getLineAndCharacterOfPosition(node.end).line -
  source.getLineAndCharacterOfPosition(node.getStart(source)).line +
  1;

describe("the house", () => {
  test("rooms use each other in one direction, as the picture in CONTRIBUTING shows", () => {
    const file = join(root, "CONTRIBUTING.md");
    const text = readFileSync(file, "utf8");
    const [before, shown, after] = text.split(
      /(?<=<!-- flow -->\n\n```text\n)|(?=\n```\n\n<!-- \/flow -->)/,
    );
    const picture = flowPicture(roomsUsed(modules));
    if (process.env["RECORD"] !== undefined) {
      writeFileSync(file, `${before}${picture}${after}`);
      return;
    }
    expect(shown).toBe(picture);
  });

  test("the picture refuses rooms that use each other", () => {
    const circle = new Map([
      ["model", new Set(["prepare"])],
      ["prepare", new Set(["model"])],
    ]);
    expect(() => flowPicture(circle)).toThrow("prepare, model go in a circle");
  });

  test("what is exported to be called says what it is for", () => {
    const silent = modules.flatMap(({ source }) =>
      source.statements
        .filter((statement) => isExported(statement) && isCallable(statement))
        .filter((statement, index, all) => !isOverload(statement, all[index - 1]))
        .filter((statement) => ts.getJSDocCommentsAndTags(statement).length === 0)
        .map((statement) => placeIn(source, statement)),
    );
    expect(silent).toEqual([]);
  });

  test("a file has one concept, a function fits a screen", () => {
    const long = modules.flatMap(({ path, source }) => {
      // Data that is written by a program.
      if (path === "generator/names/global-names.ts") return [];
      const found: string[] = [];
      const lines = source.getLineStarts().length - 1;
      if (lines > 240) found.push(`${path}: ${lines} lines`);
      const visit = (node: ts.Node): void => {
        if (ts.isFunctionLike(node) && linesOf(source, node) > 90) {
          found.push(`${placeIn(source, node)}: ${linesOf(source, node)} lines`);
        }
        ts.forEachChild(node, visit);
      };
      visit(source);
      return found;
    });
    expect(long).toEqual([]);
  });

  test("names say what a thing is", () => {
    const vague = /\b(utils?|helpers?|managers?|misc|common)\b/i;
    expect(modules.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([]);
    expect(modules.filter(({ source }) => /\bTODO\b|\bFIXME\b/.test(source.text))).toEqual([]);
  });
});

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
}

function isCallable(statement: ts.Statement): boolean {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return true;
  return (
    ts.isVariableStatement(statement) &&
    statement.declarationList.declarations.some(
      ({ initializer }) => initializer !== undefined && ts.isArrowFunction(initializer),
    )
  );
}

/** The first signature of a function speaks for the others. */
function isOverload(statement: ts.Statement, before: ts.Statement | undefined): boolean {
  return (
    before !== undefined &&
    ts.isFunctionDeclaration(statement) &&
    ts.isFunctionDeclaration(before) &&
    statement.name?.text === before.name?.text
  );
}
