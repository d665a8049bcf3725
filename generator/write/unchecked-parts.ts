import ts = require("typescript");
import { keyOf, type Memory } from "../memory.js";
import { sha256 } from "../sha256.js";
import { closureHashes, type GraphNode } from "./closure-hash.js";
import { readUses, type Use } from "./declared-uses.js";

/** What is left to check of a module of types. */
interface UncheckedParts {
  /** The module without what an earlier run found in order, all else at the lines where it was. */
  readonly text: string;
  /** Under which a memory has that there is no error in the parts that are left. */
  readonly keys: readonly string[];
}

/** A member of an interface, or of an object in it, that is looked at as a whole; several that have one name. */
interface Part extends GraphNode {
  readonly nodes: readonly ts.Node[];
}

/** An interface or an object in it whose members are parts, or hold parts. */
type Parts = Map<string, Parts | Part>;

/** Modules and objects with a longer text are looked at member by member. */
const LONG = 20_000;

/**
 * Takes a module of types apart, so that of a long one only what changed must be checked, with all that it leads to.
 * Only for a module that imports nothing and that no other imports: nobody misses what is taken away.
 *
 * @param settings what else decides whether there is an error
 * @returns `undefined` where the module is short, or holds more than interfaces of plain members, and aliases
 */
export function uncheckedParts(
  file: ts.SourceFile,
  settings: string,
  memory: Memory,
): UncheckedParts | undefined {
  const tree = file.text.length > LONG ? readParts(file) : undefined;
  if (tree === undefined) return undefined;
  const parts = partsIn(tree);
  const hashes = closureHashes(parts);
  const keys = new Map(
    parts.map((part) => [part, keyOf("part", settings, hashes.get(part) ?? "")]),
  );
  const unchecked = parts.filter((part) => memory.get(keys.get(part) ?? "") === undefined);
  const needed = new Set<GraphNode | undefined>(unchecked);
  for (const part of needed) part?.next().forEach((next) => needed.add(next));
  const gone = parts.filter((part) => !needed.has(part)).flatMap(({ nodes }) => nodes);
  return {
    text: without(file.text, gone),
    keys: unchecked.map((part) => keys.get(part) ?? ""),
  };
}

function readParts(file: ts.SourceFile): Parts | undefined {
  const tree: Parts = new Map();
  const known = new Set<string>();
  const add = (parent: Parts, id: string, name: string, node: ts.Node): void => {
    const before = parent.get(name);
    const others = before === undefined || before instanceof Map ? [] : before.nodes;
    parent.set(name, partOf(file, id, [...others, node], known, tree));
  };
  const open = (parent: Parts, id: string, members: readonly ts.TypeElement[]): boolean =>
    members.every((member) => {
      if (!ts.isPropertySignature(member)) return false;
      const { name, type } = member;
      if (!ts.isIdentifier(name) && !ts.isStringLiteral(name)) return false;
      const below: Parts = new Map();
      const isLong = type !== undefined && ts.isTypeLiteralNode(type) && type.end - type.pos > LONG;
      if (!isLong || parent.has(name.text)) add(parent, `${id} ${name.text}`, name.text, member);
      else if (open(below, `${id} ${name.text}`, type.members)) parent.set(name.text, below);
      else return false;
      return true;
    });
  for (const statement of file.statements) {
    const isInterface = ts.isInterfaceDeclaration(statement);
    if (!isInterface && !ts.isTypeAliasDeclaration(statement)) return undefined;
    const { name, typeParameters } = statement;
    if (known.has(name.text) || typeParameters !== undefined) return undefined;
    known.add(name.text);
    // One without members leads to no part, so it is one itself.
    const isEmpty = isInterface && statement.members.length === 0;
    if (!isInterface || isEmpty) add(tree, name.text, name.text, statement);
    else {
      const below: Parts = new Map();
      tree.set(name.text, below);
      const isPlain = statement.heritageClauses === undefined;
      if (!isPlain || !open(below, name.text, statement.members)) return undefined;
    }
  }
  return tree;
}

function partOf(
  file: ts.SourceFile,
  id: string,
  nodes: readonly ts.Node[],
  known: ReadonlySet<string>,
  tree: Parts,
): Part {
  const texts = nodes.map((node) => node.getText(file));
  let leads: readonly Part[] | undefined;
  return {
    nodes,
    text: `${id} ${sha256(texts.join("\n"))}`,
    next: () =>
      (leads ??= nodes.flatMap((node) =>
        readUses(node, known).uses.flatMap((use) => partsAt(tree, use)),
      )),
  };
}

/** What a use leads to: a part, or all parts of what holds them. */
function partsAt(tree: Parts, use: Use): readonly Part[] {
  let at: Parts | Part | undefined = tree;
  for (const [index, step] of use.entries()) {
    if (!(at instanceof Map)) break;
    if (index > 0 && !step.startsWith(".")) break;
    const next: Parts | Part | undefined = at.get(index === 0 ? step : step.slice(1));
    // A name that is not there is an error wherever it is used, so all that has other names decides.
    if (next === undefined) break;
    at = next;
  }
  return at instanceof Map ? partsIn(at) : [at];
}

const partsIn = (parts: Parts): readonly Part[] =>
  [...parts.values()].flatMap((each) => (each instanceof Map ? partsIn(each) : [each]));

/** A text in which these places hold nothing but the ends of their lines. */
function without(text: string, nodes: readonly ts.Node[]): string {
  let at = 0;
  let left = "";
  for (const { pos, end } of [...nodes].sort((a, b) => a.pos - b.pos)) {
    left += text.slice(at, pos) + text.slice(pos, end).replaceAll(/[^\n]+/g, "");
    at = end;
  }
  return left + text.slice(at);
}
