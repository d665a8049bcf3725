// Writes global-names.ts: every name that is global in JavaScript, in the DOM of TypeScript's own lib files, or in Node.
// Run it when TypeScript or the `globals` package is updated:  node generator/names/make-global-names.mjs
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import globals from "globals";
import { format } from "prettier";
import ts from "typescript";

const TARGET = fileURLToPath(new URL("global-names.ts", import.meta.url));
const LINE = 100;

/** Workers and Windows Script Host are places where the package's types meet no globals of theirs. */
const isLib = (file) => /^lib\..*\.d\.ts$/.test(file) && !/webworker|scripthost/.test(file);

function namesDeclaredIn(file) {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) =>
    ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name.text)
      : (statement.name?.text ?? []),
  );
}

/** Names as lines of text, to keep the file small and its diffs readable. */
function lines(names) {
  const rows = [""];
  for (const name of names) {
    const row = rows.at(-1);
    if (row.length + name.length >= LINE) rows.push(name);
    else rows[rows.length - 1] = row === "" ? name : `${row} ${name}`;
  }
  return rows.join("\n");
}

const folder = dirname(ts.getDefaultLibFilePath({}));
const declared = readdirSync(folder)
  .filter(isLib)
  .flatMap((file) => namesDeclaredIn(join(folder, file)));
const names = [
  ...new Set([...declared, ...Object.keys(globals.builtin), ...Object.keys(globals.nodeBuiltin)]),
].sort();
const text = `// Made by make-global-names.mjs from TypeScript ${ts.version}; do not edit.

const text = \`
${lines(names)}
\`;

/** Names of JavaScript, the DOM (values and types) and Node that need no import. */
export const globalNames: ReadonlySet<string> = new Set(text.trim().split(/\\s+/));
`;

writeFileSync(TARGET, await format(text, { parser: "babel-ts", printWidth: LINE }));
