import ts from "typescript";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));

/**
 * Type-checks source texts that never touch the disk, as strictly as a consumer can ask for.
 *
 * @param texts name of a file beside this one → its text.
 * @returns one line for each error, with the line of the text it stands on.
 */
export function typeErrors(texts: ReadonlyMap<string, string>): readonly string[] {
  const files = new Map([...texts].map(([name, text]) => [join(folder, name), text]));
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    noEmit: true,
    types: ["node"],
  };
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.readFile = (path) => files.get(resolve(path)) ?? readFile(path);
  host.fileExists = (path) => files.has(resolve(path)) || fileExists(path);
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((path) => {
    const file = program.getSourceFile(path);
    if (file === undefined) throw new Error(`${path} was not read`);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      describe,
    );
  });
}

/** The start of the line, and the innermost reason. */
function describe({ file, start = 0, messageText }: ts.Diagnostic): string {
  const line = file?.text.slice(file.text.lastIndexOf("\n", start) + 1).split("\n")[0] ?? "";
  const reasons = ts.flattenDiagnosticMessageText(messageText, "\n").split("\n");
  return `${line.slice(0, 60)}…: ${reasons.at(-1)?.trim() ?? ""}`;
}
