import { readFileSync } from "node:fs";
import ts = require("typescript");

/** As a config file is loaded: any of the ways to leave out or to write an extension. */
const RESOLUTION: ts.CompilerOptions = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowJs: true,
  allowImportingTsExtensions: true,
  noEmit: true,
};

/**
 * A config file and the modules it imports, by their absolute paths, packages left out. What it cannot read or find is
 * missing: whoever loads the file says so.
 */
export function configModules(file: string): readonly string[] {
  const found = new Set([file]);
  // A set that grows while it is walked is walked to its end.
  for (const path of found) for (const imported of importsOf(path)) found.add(imported);
  return [...found];
}

function importsOf(path: string): readonly string[] {
  const { importedFiles } = ts.preProcessFile(textOf(path), true, true);
  return importedFiles.flatMap(({ fileName }) => {
    const { resolvedModule } = ts.resolveModuleName(fileName, path, RESOLUTION, ts.sys);
    return resolvedModule === undefined || resolvedModule.isExternalLibraryImport === true
      ? []
      : [resolvedModule.resolvedFileName];
  });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
