import { posix } from "node:path";
import ts = require("typescript");
import type { OutputTree } from "../emit/format.js";

/** A compiler host in which `folder` holds the tree, whatever lies there on disk; outside of it the disk is read. */
export interface MemoryHost {
  readonly host: ts.CompilerHost;
  readonly configHost: ts.ParseConfigHost;
  /** Absolute name of a file of the tree, as the compiler spells it. */
  readonly nameOf: (path: string) => string;
  /** Path in the tree of an absolute name, or `undefined` outside of the folder. */
  readonly pathOf: (name: string) => string | undefined;
  /** A module of the tree by its path; the compiler will not read it again. */
  readonly parse: (path: string) => ts.SourceFile;
  /** Has the compiler read another text in place of a module's own. */
  readonly replace: (path: string, text: string) => void;
  /** What the compiler wrote since the last time: path in the tree → text. */
  readonly takeWritten: () => OutputTree;
}

/**
 * A compiler host that reads the tree as if it stood in `folder`, everything else from disk, and keeps what is emitted.
 */
export function memoryHost(
  folder: string,
  tree: OutputTree,
  options: ts.CompilerOptions,
): MemoryHost {
  const root = folder.replaceAll("\\", "/");
  const folders = foldersIn(tree);
  // Comments are copied all the same; only editors need them parsed.
  const jsDocParsingMode = ts.JSDocParsingMode.ParseForTypeErrors;
  const parsed = new Map<string, ts.SourceFile>();
  const replaced = new Map<string, string>();
  let written = new Map<string, string>();
  const nameOf = (path: string): string => `${root}/${path}`;
  const pathOf = (name: string): string | undefined =>
    name.startsWith(`${root}/`) ? name.slice(root.length + 1) : undefined;
  const readFile = (name: string): string | undefined => {
    const path = pathOf(name);
    return path === undefined ? ts.sys.readFile(name) : tree.get(path);
  };
  const fileExists = (name: string): boolean => {
    const path = pathOf(name);
    return path === undefined ? ts.sys.fileExists(name) : tree.has(path);
  };
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    jsDocParsingMode,
    readFile,
    fileExists,
    directoryExists: (name) => {
      const path = pathOf(name);
      if (path !== undefined) return folders.has(path);
      return name === root || ts.sys.directoryExists(name);
    },
    getDirectories: () => [],
    realpath: (name) => name,
    getCurrentDirectory: () => root,
    getSourceFile: (name, languageVersion) => {
      const replacing = replaced.get(name);
      if (replacing !== undefined) return ts.createSourceFile(name, replacing, languageVersion);
      const known = parsed.get(name);
      if (known !== undefined) return known;
      const text = readFile(name);
      if (text === undefined) return undefined;
      const file = ts.createSourceFile(name, text, languageVersion);
      if (pathOf(name) !== undefined) parsed.set(name, file);
      return file;
    },
    writeFile: (name, text) => {
      const path = pathOf(name);
      if (path === undefined)
        throw new Error(`The compiler wants to write ${name}, outside of the package`);
      written.set(path, text);
    },
  };
  const parse = (path: string): ts.SourceFile => {
    const name = nameOf(path);
    const known = parsed.get(name);
    if (known !== undefined) return known;
    const text = tree.get(path) ?? "";
    const file = ts.createSourceFile(name, text, {
      languageVersion: options.target ?? ts.ScriptTarget.ESNext,
      jsDocParsingMode,
      impliedNodeFormat: ts.getImpliedNodeFormatForFile(name, undefined, host, options),
    });
    parsed.set(name, file);
    return file;
  };
  const replace = (path: string, text: string): void => {
    replaced.set(nameOf(path), text);
  };
  const configHost: ts.ParseConfigHost = {
    useCaseSensitiveFileNames: true,
    fileExists,
    readFile,
    // The package's tsconfig names whole folders; which files are in them the tree says.
    readDirectory: (name) =>
      [...tree.keys()]
        .map(nameOf)
        .filter((file) => file.startsWith(`${name}/src/`) && file.endsWith(".ts")),
  };
  const takeWritten = (): OutputTree => {
    const taken = written;
    written = new Map();
    return taken;
  };
  return { host, configHost, nameOf, pathOf, parse, replace, takeWritten };
}

function foldersIn(tree: OutputTree): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of tree.keys()) {
    for (let above = posix.dirname(path); above !== "."; above = posix.dirname(above))
      folders.add(above);
  }
  return folders;
}
