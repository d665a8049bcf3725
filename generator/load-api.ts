import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { throwErrors } from "./diagnostics/diagnose.js";
import type { Document } from "./document/document.js";
import { readInput, type InputOptions } from "./input.js";
import type { Api } from "./model/api.js";
import { buildApi } from "./model/build-api.js";
import { namesLockFile, readLockFile } from "./names/lock-file.js";
import type { NamesLock } from "./names/lock.js";
import { prepare } from "./prepare/prepare.js";
import { reservedNames } from "./reserved-names.js";
import type { RuntimeAssets } from "./runtime-assets.js";
import { recover } from "./write/transaction.js";

/** A document read all the way into the model. */
export interface LoadedApi {
  readonly api: Api;
  readonly document: Document;
  /** The lock as it should be; written only for the project's own contract. */
  readonly lock: NamesLock;
  readonly canonical: boolean;
  /** Warnings and notes; errors have been thrown. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Document → prepared document → model with names.
 *
 * @throws DiagnosticsError with every error of every stage that could still run
 */
export async function loadApi(options: InputOptions, assets: RuntimeAssets): Promise<LoadedApi> {
  // A pull that was killed left the folder half old, half new: it is brought to its end first.
  recover(options.specFolder);
  const input = await readInput(options);
  throwErrors(located(input.diagnostics, input.document));
  const prepared = prepare(input.document);
  const lock = await readLockFile(namesLockFile(options.specFolder));
  const built = buildApi(prepared.root, input.document.source, lock.lock, reservedNames(assets));
  const diagnostics = located(
    [...input.diagnostics, ...prepared.diagnostics, ...lock.diagnostics, ...built.diagnostics],
    input.document,
  );
  throwErrors(diagnostics);
  return {
    api: built.api,
    document: input.document,
    lock: built.lock,
    canonical: input.canonical,
    diagnostics,
  };
}

/** Places that only know a pointer get line, column and code frame, which cost too much to look up before they are needed. */
function located(diagnostics: readonly Diagnostic[], document: Document): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { place } = diagnostic;
    if (place?.pointer === undefined || place.source !== document.source || "line" in place)
      return diagnostic;
    const found = document.locate(place.pointer);
    return found === undefined ? diagnostic : { ...diagnostic, place: found };
  });
}
