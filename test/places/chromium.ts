import { accessSync, constants, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { runProgram } from "../installs/run-program.js";

/** The Chromium that this machine has, if any. */
export function findChromium(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return ["chromium", "chromium-browser", "google-chrome"]
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

let unpacked: Promise<string> | undefined;

/** Unpacks the Chromium that lies in `folder` as an npm package, once. @returns the path of the program. */
export function unpackChromium(folder: string): Promise<string> {
  unpacked ??= unpack(folder);
  return unpacked;
}

/** It unpacks itself into the temporary folder; here that is one beside the package. */
async function unpack(folder: string): Promise<string> {
  const program = join(folder, "chromium");
  if (existsSync(program)) return program;
  const staging = mkdtempSync(join(folder, ".chromium-"));
  try {
    const script = `import chromium from "@sparticuz/chromium"; await chromium.executablePath();`;
    const args = ["--input-type=module", "--eval", script];
    await runProgram(process.execPath, args, { folder, env: { TMPDIR: staging } });
    renameSync(join(staging, "chromium"), program);
    return program;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}
