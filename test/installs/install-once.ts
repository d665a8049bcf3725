import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "./run-program.js";

/** npm packages by name, each with its exact version. */
export type Packages = Readonly<Record<string, string>>;

/** Where packages lie, or why they do not. */
export type Installed =
  { readonly folder: string } | { readonly folder: undefined; readonly reason: string };

/** Everything that tests install lies below this folder of the system's temporary one, and may be deleted at any time. */
const CACHE: string = join(tmpdir(), "persona-codegen-installs");

/**
 * Installs packages from npm into a folder of their own, once for each set of versions: the folder is kept for the next
 * run. It appears whole or not at all, also where two runs install at once.
 *
 * @param name for people who look into the cache
 * @param overrides versions of packages that those packages want in another one
 */
export async function installOnce(
  name: string,
  packages: Packages,
  overrides: Packages = {},
): Promise<Installed> {
  const versions = JSON.stringify([Object.entries(packages).sort(), Object.entries(overrides)]);
  const hash = createHash("sha256").update(versions).digest("hex").slice(0, 12);
  const folder = join(CACHE, `${name}-${hash}`);
  if (existsSync(folder)) return { folder };
  mkdirSync(CACHE, { recursive: true });
  const staging = mkdtempSync(join(CACHE, `.${name}-`));
  try {
    writeFileSync(
      join(staging, "package.json"),
      JSON.stringify({ private: true, type: "module", dependencies: packages, overrides }),
    );
    const args = ["install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
    await runProgram("npm", args, { folder: staging, timeout: 180_000 });
    if (!existsSync(folder)) renameSync(staging, folder);
    return { folder };
  } catch (error) {
    const { message } = error as Error;
    const lines = message.split("\n").filter((line) => line.trim() !== "");
    return {
      folder: undefined,
      reason: `npm cannot install ${name}: ${lines.slice(0, 4).join(" ")}`,
    };
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}
