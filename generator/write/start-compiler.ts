import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { OutputTree } from "../emit/format.js";
import type { CompileModules, CompileResult } from "./compile-modules.js";
import { readManifest } from "./manifest.js";

/** What the thread begins with. */
export interface CompilerStart {
  readonly outDir: string;
  /** The package as it is now, or as much of it as every package has. */
  readonly tree: OutputTree;
}

/** A compiler in a thread of its own. */
export interface Compiler {
  readonly compile: CompileModules;
  /** Must be called, also where nothing was compiled. */
  readonly end: () => Promise<unknown>;
}

/** Starts a compiler for the package in `outDir`; `settings` is the `tsconfig.json` that a new one will have. */
export type StartCompiler = (outDir: string, settings: string) => Compiler;

/**
 * A compiler in a thread of its own, for one package and one use. While the package is still being made, it reads the
 * libraries and the package of the last run: a quarter of the time of a later run, on two cores.
 */
export const startCompiler: StartCompiler = (outDir, settings) => {
  const workerData: CompilerStart = { outDir, tree: currentPackage(outDir, settings) };
  const worker = new Worker(new URL("./compiler-thread.js", import.meta.url), { workerData });
  const failed = new Promise<never>((_, reject) => worker.once("error", reject));
  // Nobody may be waiting for it yet.
  failed.catch(() => undefined);
  return {
    compile: (request) => {
      const answered = new Promise<CompileResult>((resolve) => worker.once("message", resolve));
      worker.postMessage(request);
      return Promise.race([answered, failed]);
    },
    end: () => worker.terminate(),
  };
};

/** What the last run left, as far as it is there. */
function currentPackage(outDir: string, settings: string): OutputTree {
  const paths = Object.keys(readManifest(outDir)?.files ?? {}).filter(
    (path) => path.endsWith(".ts") || path.endsWith(".json"),
  );
  const tree = new Map([
    ["tsconfig.json", settings],
    ["src/index.ts", "export {};"],
  ]);
  for (const path of paths) {
    try {
      tree.set(path, readFileSync(join(outDir, path), "utf8"));
    } catch {
      // Whoever took it away: it will be made anew.
    }
  }
  return tree;
}
