#!/usr/bin/env node
import { readFileSync } from "node:fs";
import * as modules from "node:module";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { packageRoot } from "../package-root.js";
import { exitCode } from "./exit-code.js";
import { exitOnSignals } from "./interrupt.js";
import { faultText, run } from "./run.js";
import { processTerminal } from "./terminal.js";

exitOnSignals();
// What a run throws away after each step is collected before the next one takes as much again: a fifth less memory at
// its peak, for a twentieth more time.
setFlagsFromString("--heap-growing-percent=20");
// Where Node can (from version 22), the next run finds the large packages compiled already.
(modules as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();
// `persona-codegen … | head` closes the pipe early; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? exitCode.ok : exitCode.fault);
});
const terminal = processTerminal();
try {
  const text = readFileSync(join(packageRoot(), "package.json"), "utf8");
  const { version } = JSON.parse(text) as { readonly version: string };
  process.exitCode = await run(process.argv.slice(2), version, terminal);
} catch (error) {
  terminal.tell(faultText(error));
  process.exitCode = exitCode.fault;
}
