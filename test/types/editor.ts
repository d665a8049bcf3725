import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const path = join(dirname(fileURLToPath(import.meta.url)), "edited.ts");

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  types: [],
};

/** What an editor shows of one place: the code of its declaration or signature, and the text about it. */
export interface Shown {
  readonly code: string;
  readonly doc: string;
}

/** An editor with one open file. */
export interface Editor {
  readonly errors: () => readonly string[];
  readonly hover: (place: string) => Shown;
  /** Of the call whose arguments the place is among: its parameters by name, and the text about it. */
  readonly signature: (place: string) => {
    readonly parameters: readonly string[];
    readonly doc: string;
  };
  readonly completions: (place: string) => readonly string[];
  /** What the list of completions says of one of them. */
  readonly completion: (place: string, name: string) => Shown;
}

/**
 * Opens a program that imports the package's sources; everything is asked of one program.
 *
 * @param marked its text, in which `/*name*\/` names the place that follows
 */
export function openEditor(marked: string): Editor {
  const { text, places } = unmarked(marked);
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [path],
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) => {
      const found = resolve(file) === path ? text : ts.sys.readFile(file);
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
    },
    getCurrentDirectory: () => dirname(path),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (file) => resolve(file) === path || ts.sys.fileExists(file),
    readFile: ts.sys.readFile,
  });
  const at = (place: string): number => {
    const found = places.get(place);
    if (found === undefined) throw new Error(`no place ${place}`);
    return found;
  };
  return {
    errors: () =>
      service
        .getSemanticDiagnostics(path)
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " ")),
    hover: (place) => shown(service.getQuickInfoAtPosition(path, at(place))),
    signature: (place) => {
      const help = service.getSignatureHelpItems(path, at(place), {});
      const item = help?.items[help.selectedItemIndex];
      return {
        parameters: (item?.parameters ?? []).map(({ name }) => name),
        doc: ts.displayPartsToString(item?.documentation),
      };
    },
    completions: (place) =>
      (service.getCompletionsAtPosition(path, at(place), {})?.entries ?? []).map(({ name }) =>
        name.replaceAll('"', ""),
      ),
    completion: (place, name) =>
      shown(
        service.getCompletionEntryDetails(
          path,
          at(place),
          name,
          undefined,
          undefined,
          undefined,
          undefined,
        ),
      ),
  };
}

function unmarked(marked: string): {
  readonly text: string;
  readonly places: ReadonlyMap<string, number>;
} {
  const places = new Map<string, number>();
  let text = "";
  for (const [index, part] of marked.split(/\/\*(\w+)\*\//).entries()) {
    if (index % 2 === 0) text += part;
    else places.set(part, text.length);
  }
  return { text, places };
}

/** Tags stand below the text, as editors show them. */
function shown(info: ts.QuickInfo | ts.CompletionEntryDetails | undefined): Shown {
  const tags = (info?.tags ?? []).map(
    ({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`,
  );
  return {
    code: ts.displayPartsToString(info?.displayParts).replaceAll(/\s+/g, " "),
    doc: [ts.displayPartsToString(info?.documentation), ...tags].join("\n").trim(),
  };
}
