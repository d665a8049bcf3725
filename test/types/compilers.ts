import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runIn } from "../package/run.js";

const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));

/** A compiler of TypeScript as a program. */
export interface Compiler {
  readonly version: string;
  /** Path of its `tsc`; absent where the registry does not have it or cannot be reached. */
  readonly tsc: string | undefined;
}

/** The compiler of this version, installed into a folder that later runs find. */
export function compilerOf(version: string): Compiler {
  const folder = join(modules, ".cache", "persona-codegen", `typescript-${version}`);
  const tsc = join(folder, "node_modules", "typescript", "bin", "tsc");
  if (!existsSync(tsc)) {
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "package.json"), '{ "private": true }');
      runIn(folder, "npm", ["install", "--no-audit", "--no-fund", `typescript@${version}`]);
    } catch {
      return { version, tsc: undefined };
    }
  }
  return { version, tsc };
}
