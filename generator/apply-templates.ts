import ts = require("typescript");
import { diagnose } from "./diagnostics/diagnose.js";
import { DiagnosticsError, type Diagnostic, type Place } from "./diagnostics/diagnostic.js";
import { printSourceFile, type SourceFileTemplate } from "./emit/print.js";
import { placeOfError } from "./place-of-error.js";
import { pathFault } from "./write/output-path.js";
import type { Layout } from "../templates/layout.js";
import type { EntryPoint } from "../templates/package/package-files.js";
import type { Template, TemplateFile } from "../templates/template.js";

/** Source files by path, and ways into the package that lead to some of them. */
export interface TemplatedFiles {
  readonly files: ReadonlyMap<string, SourceFileTemplate>;
  readonly entries: readonly EntryPoint[];
}

const SOURCE = /^src\/.+\.ts$/;
const SUBPATH = /^\.(?:\/[a-z0-9][a-z0-9._-]*)+$/i;

/**
 * Lets templates of somebody's own add files to ours and replace some, one template after the other.
 *
 * @param given our files and ways into the package
 * @throws DiagnosticsError `TEMPLATE_FAILED` with the place where it failed, `TEMPLATE_INVALID` for what it returned
 */
export function applyTemplates(
  templates: readonly Template[],
  layout: Layout,
  given: TemplatedFiles,
): TemplatedFiles {
  return templates.reduce<TemplatedFiles>((before, template, index) => {
    const name = template.name === "" ? String(index + 1) : template.name;
    return addFiles(before, filesOf(template, name, layout, before), name);
  }, given);
}

function filesOf(
  template: Template,
  name: string,
  layout: Layout,
  { files }: TemplatedFiles,
): readonly TemplateFile[] {
  const made: unknown = attempt(name, () => template(layout, files));
  if (Array.isArray(made)) return made as readonly TemplateFile[];
  throw invalid(name, "it returned no list of files");
}

function addFiles(
  before: TemplatedFiles,
  made: readonly TemplateFile[],
  name: string,
): TemplatedFiles {
  const found = made.flatMap((file) => faultsOf(file, name, before.entries));
  if (found.length > 0) throw new DiagnosticsError(found);
  return {
    files: new Map([...before.files, ...made.map((file) => [file.path, file] as const)]),
    entries: [
      ...before.entries,
      ...made.flatMap(({ path, subpath }): readonly EntryPoint[] =>
        subpath === undefined ? [] : [{ subpath, source: path }],
      ),
    ],
  };
}

/** What is wrong with a file; JavaScript may return anything. */
function faultsOf(
  file: TemplateFile,
  name: string,
  entries: readonly EntryPoint[],
): readonly Diagnostic[] {
  const { path, statements, subpath }: Partial<TemplateFile> = file;
  const fault = (reason: string): readonly Diagnostic[] => [
    diagnose("TEMPLATE_INVALID", { name, reason }),
  ];
  if (typeof path !== "string" || !Array.isArray(statements)) {
    return fault("a file has no path or no statements");
  }
  if (!SOURCE.test(path)) return fault(`the path ${path} is not of the form src/….ts`);
  const unsafe = pathFault(path);
  if (unsafe !== undefined) return fault(`the path ${path} cannot be written: ${unsafe}`);
  if (subpath !== undefined) {
    if (!SUBPATH.test(subpath)) return fault(`the subpath ${subpath} is not of the form ./name`);
    if (entries.some((entry) => entry.subpath === subpath)) {
      return fault(`the subpath ${subpath} leads to another file already`);
    }
  }
  return syntaxErrors(
    path,
    attempt(name, () => printSourceFile(file)),
    name,
  );
}

function syntaxErrors(path: string, text: string, name: string): readonly Diagnostic[] {
  const { diagnostics = [] } = ts.transpileModule(text, {
    fileName: path,
    reportDiagnostics: true,
  });
  return diagnostics.map(({ file, start = 0, messageText }) => {
    const at = file?.getLineAndCharacterOfPosition(start);
    const place: Place = {
      source: path,
      ...(at !== undefined && { line: at.line + 1, column: at.character + 1 }),
    };
    const reason = `${path} does not parse: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    return diagnose("TEMPLATE_INVALID", { name, reason }, place);
  });
}

function attempt<T>(name: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof DiagnosticsError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new DiagnosticsError([
      diagnose("TEMPLATE_FAILED", { name, reason }, placeOfError(error)),
    ]);
  }
}

const invalid = (name: string, reason: string): DiagnosticsError =>
  new DiagnosticsError([diagnose("TEMPLATE_INVALID", { name, reason })]);
