import { readFile } from "node:fs/promises";
import path from "node:path";
import { DiagnosticsError, type Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/diagnose.js";
import { suggestOneOf } from "../diagnostics/suggest.js";
import type { Document } from "../document/document.js";
import { locateThrough } from "../document/edits.js";
import { placeIn, type SourceFile } from "../document/locate.js";
import { parseFile, parseJson } from "../document/parse.js";
import { own, stringAt } from "../document/pointer.js";
import { toPointer } from "../json/pointer.js";
import { asReadError } from "../document/reader.js";
import { orderKeys } from "./key-order.js";
import { CONTRACT, patchedVersions, patchFile } from "./spec-files.js";
import { applyVersionPatch, editsOf, type VersionPatch } from "./version-patch.js";

/**
 * Reads the contract of a version from `spec/`: the newest one stands there whole, older ones as patches against it.
 *
 * @param specDir folder with `contract.json` and `versions/`
 * @param version a date such as `2023-01-05`; the newest by default
 * @throws DiagnosticsError where a file is missing or damaged, or there is no such version
 */
export async function readContract(specDir: string, version?: string): Promise<Document> {
  const { document, file } = await readNewest(specDir);
  const newest = versionOf(document);
  if (version === undefined || version === newest) return document;
  const patched = await patchedVersions(specDir);
  if (!patched.includes(version)) {
    const suggestion = suggestOneOf(version, [newest, ...patched]);
    const values = { version, source: specDir, suggestion };
    fail(diagnose("VERSION_UNKNOWN", values, { source: file.name }));
  }
  return readPatched(path.join(specDir, patchFile(version)), version, document);
}

/** The versions that {@link readContract} can read, newest first. */
export async function contractVersions(specDir: string): Promise<readonly string[]> {
  const { document } = await readNewest(specDir);
  return [versionOf(document), ...(await patchedVersions(specDir))];
}

async function readNewest(specDir: string): Promise<{ document: Document; file: SourceFile }> {
  const { file, root } = parseFile(await readSource(path.join(specDir, CONTRACT)));
  return { file, document: { source: file.name, root, locate: (it) => placeIn(file, it) } };
}

async function readPatched(name: string, version: string, newest: Document): Promise<Document> {
  const file = await readSource(name);
  const patch = parseJson(file) as unknown as VersionPatch;
  const patched = applyVersionPatch(newest.root, patch);
  if (!patched.ok) {
    const { operation } = patched;
    const place = placeIn(file, toPointer([operation, "path"]));
    return fail(diagnose("PATCH_FAILED", { operation: operation + 1, version }, place));
  }
  const edits = editsOf(patch, newest.root, (operation, rest) =>
    placeIn(file, toPointer([operation, "value", ...rest])),
  );
  return { ...newest, root: orderKeys(patched.root), locate: locateThrough(edits, newest.locate) };
}

const versionOf = ({ root }: Document): string => stringAt(own(root, "info"), "version") ?? "";

async function readSource(name: string): Promise<SourceFile> {
  const source = path.resolve(name);
  try {
    return { name: source, text: await readFile(source, "utf8") };
  } catch (error) {
    const { message: reason } = asReadError(error);
    return fail(diagnose("CONTRACT_UNREADABLE", { source, reason }, { source }));
  }
}

function fail(diagnostic: Diagnostic): never {
  throw new DiagnosticsError([diagnostic]);
}
