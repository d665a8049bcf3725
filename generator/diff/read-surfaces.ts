import { stat } from "node:fs/promises";
import path from "node:path";
import { CONTRACT } from "../contract/spec-files.js";
import { throwErrors } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { readInput, type InputOptions } from "../input.js";
import type { Api } from "../model/api.js";
import { buildApi, type BuiltApi } from "../model/build-api.js";
import { selectOperations } from "../model/select-operations.js";
import { emptyLock, type LocatedLock, type NamesLock } from "../names/lock.js";
import type { ReservedNames } from "../names/facts.js";
import type { JsonObject } from "../document/document.js";
import { prepare } from "../prepare/prepare.js";
import { reservedNames } from "../reserved-names.js";
import type { RuntimeAssets } from "../runtime-assets.js";
import { renamedTypes } from "./renamed-types.js";

/** States of one package, one after the other: names given once stay. */
export interface Surfaces {
  /** In the order in which they were asked for. */
  readonly apis: readonly Api[];
  /** The names lock after the last one. */
  readonly lock: NamesLock;
  /** Warnings and notes; errors have been thrown. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What a name on the command line stands for: a date of the contract, a `spec/` folder, or a document as
 * `loadDocument` takes it.
 *
 * @param spec the project's own `spec/`, whose overlay is applied to every document
 */
export async function sourceOf(name: string, spec: string): Promise<InputOptions> {
  const isFolder = await stat(name).then(
    (found) => found.isDirectory(),
    () => undefined,
  );
  if (isFolder === undefined) {
    // A date that there is no version of is answered with the nearest one.
    if (/^\d{4}-\d{2}-\d{2}$/.test(name)) return { specFolder: spec, apiVersion: name };
  }
  if (isFolder === true) {
    const contract = await stat(path.join(name, CONTRACT)).catch(() => undefined);
    if (contract?.isFile() === true) return { specFolder: name };
  }
  return { specFolder: spec, spec: name };
}

/**
 * Reads documents as states of one package. Each gets its names with the lock of the one before, so that what only the
 * document renamed keeps its name.
 *
 * @param inputs oldest first, at least one
 * @param lock   names given before the first of them
 * @throws DiagnosticsError with what is wrong with the first that cannot be read
 */
export async function readSurfaces(
  inputs: readonly InputOptions[],
  lock: LocatedLock | undefined,
  assets: RuntimeAssets,
): Promise<Surfaces> {
  let before: BuiltApi | undefined;
  const apis: Api[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const input of inputs) {
    const read = await readRoot(input);
    const built = buildAfter(before, lock, read, reservedNames(assets));
    diagnostics.push(...read.diagnostics, ...built.diagnostics);
    throwErrors(diagnostics);
    // What nothing refers to is not exported.
    apis.push(selectOperations(built.api, undefined));
    before = built;
  }
  return { apis, lock: before?.lock ?? emptyLock, diagnostics };
}

interface ReadRoot {
  readonly root: JsonObject;
  readonly source: string;
  readonly diagnostics: readonly Diagnostic[];
}

async function readRoot(options: InputOptions): Promise<ReadRoot> {
  const { document, diagnostics } = await readInput(options);
  throwErrors(diagnostics);
  const prepared = prepare(document);
  const all = [...diagnostics, ...prepared.diagnostics];
  return { root: prepared.root, source: document.source, diagnostics: all };
}

/** Types that the document renamed are known only once it has been read, so it is read again where there are some. */
function buildAfter(
  before: BuiltApi | undefined,
  first: LocatedLock | undefined,
  { root, source }: ReadRoot,
  reserved: ReservedNames,
): BuiltApi {
  if (before === undefined) return buildApi(root, source, first, reserved);
  const lock: LocatedLock = { data: before.lock, locate: (pointer) => ({ source, pointer }) };
  const built = buildApi(root, source, lock, reserved);
  const renamed = renamedTypes(before.api, built.api);
  return renamed.size === 0 ? built : buildApi(root, source, lock, reserved, renamed);
}
