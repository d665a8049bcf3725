import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { runProgram } from "../installs/run-program.js";

/** An empty project with the package installed from its tarball. */
export async function makeProject(root: string, tarball: string): Promise<string> {
  const project = join(root, "project");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }');
  await runProgram("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball], {
    folder: project,
  });
  return project;
}

/** One file of ES modules for a place without Node's own. */
export async function bundle(project: string, from: string, to: string): Promise<void> {
  await build({
    absWorkingDir: project,
    entryPoints: [from],
    outfile: to,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "error",
  });
}
