import { parentPort, workerData } from "node:worker_threads";
import ts = require("typescript");
import { compileModules, readConfig, type CompileRequest } from "./compile-modules.js";
import type { CompilerStart } from "./start-compiler.js";
import type { ParseSource } from "./memory-host.js";

/**
 * A thread that compiles one package once. Until it is asked to, it reads what it will most likely need: the libraries, and
 * the package as it is now.
 */
const { outDir, tree } = workerData as CompilerStart;

const parsed = new Map<string, ts.SourceFile>();

/** Parses what was not parsed already. The compiler's own notes on a file hold as long as its text does. */
const parse: ParseSource = (name, text, options) => {
  const known = parsed.get(name);
  if (known?.text === text && known.impliedNodeFormat === options.impliedNodeFormat) return known;
  const file = ts.createSourceFile(name, text, options);
  parsed.set(name, file);
  return file;
};

try {
  const { host, options, fileNames } = readConfig(outDir, tree, {}, parse);
  // Asking for the errors of no module binds all of them.
  ts.createProgram(fileNames, options, host.host).getGlobalDiagnostics();
} catch {
  // Whatever lies there: it was only read ahead.
  parsed.clear();
}

parentPort?.once("message", (request: CompileRequest) => {
  void compileModules(request, parse).then((result) => {
    parentPort?.postMessage(result);
  });
});
