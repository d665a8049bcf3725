import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { packageRoot } from "../package-root.js";

/** Files as they came from a folder: path → content. */
export type FileContents = ReadonlyMap<string, Buffer>;

/** What is loaded or copied; declarations and maps are not. */
const READ = /(?<!\.d)\.(?:[cm]?[jt]s|json|ya?ml|md)$/;

/** The files below a folder in the order of their paths, without those whose name begins with a dot. */
export function filesBelow(folder: string): FileContents {
  if (!existsSync(folder)) return new Map();
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && READ.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(path)]));
}

/** One hash over the files and their paths. */
export function hashOf(files: Iterable<readonly [path: string, content: Buffer]>): string {
  const hash = createHash("sha256");
  for (const [path, content] of files)
    hash.update(`\0${path}\0${String(content.length)}\0`).update(content);
  return hash.digest("hex");
}

/** Tells this generator from every other one. */
export const ownCodeHash = (): string => hashOf(ownCode());

/**
 * All that this generator is made of: its code in the form that runs, the files it copies, and the versions of what it
 * depends on. During development the version of the package stays while the code changes.
 */
function ownCode(): FileContents {
  const root = packageRoot();
  const code = fileURLToPath(new URL("../..", import.meta.url));
  const manifest = readFileSync(join(root, "package.json"));
  const { dependencies } = JSON.parse(manifest.toString()) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  return new Map([
    ...filesBelow(join(code, "generator")),
    ...filesBelow(join(code, "templates")),
    ...filesBelow(join(root, "templates")),
    ["LICENSE", readFileSync(join(root, "LICENSE"))],
    ["package.json", manifest],
    ...Object.keys(dependencies).map((name) => [name, installed(name, root)] as const),
    ["node", Buffer.from(process.version)],
  ]);
}

/** What an installed package says of itself, looked for as Node does it. */
function installed(name: string, folder: string): Buffer {
  const path = join(folder, "node_modules", name, "package.json");
  if (existsSync(path)) return readFileSync(path);
  const above = dirname(folder);
  return above === folder ? Buffer.alloc(0) : installed(name, above);
}
