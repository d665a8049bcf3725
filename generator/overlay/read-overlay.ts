import path from "node:path";
import { DiagnosticsError, type Diagnostic, type Place } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Json } from "../document/document.js";
import { defaultLimits, measure } from "../document/limits.js";
import { placeAt, placeIn, type SourceFile } from "../document/locate.js";
import { describe, isArray, isObject, own } from "../document/pointer.js";
import { asReadError, fileReader } from "../document/reader.js";
import { parseYaml } from "../document/yaml.js";
import type { Action, Overlay } from "./overlay.js";
import { compileTarget } from "./target.js";

/**
 * Reads an overlay from a YAML or JSON file.
 *
 * @throws DiagnosticsError with everything that is wrong with it
 */
export async function readOverlay(file: string): Promise<Overlay> {
  const reader = fileReader(file, defaultLimits);
  try {
    return parseOverlay(await reader.read(reader.root), reader.root);
  } catch (error) {
    if (error instanceof DiagnosticsError) throw error;
    const source = path.resolve(file);
    const { message: reason } = asReadError(error);
    throw new DiagnosticsError([diagnose("OVERLAY_UNREADABLE", { source, reason }, { source })]);
  }
}

/** The same for a text at hand, which `name` stands for in messages. */
export function parseOverlay(text: string, name: string): Overlay {
  const file = { name, text };
  const locate = (pointer: string): Place => placeIn(file, pointer);
  const root = parseText(file);
  const problems: Diagnostic[] = [];
  const actions = readActions(root, (pointer, what, expected, value) => {
    const values = { what, expected, found: describe(value) };
    problems.push(diagnose("OVERLAY_INVALID", values, locate(pointer)));
  });
  const compiled = actions.flatMap(({ target: text, ...action }): Action[] => {
    const result = compileTarget(text);
    if (result.ok) return [{ ...action, target: result.target }];
    const { reason } = result;
    const place = locate(`/actions/${action.index}/target`);
    problems.push(diagnose("OVERLAY_TARGET_SYNTAX", { target: text, reason }, place));
    return [];
  });
  if (problems.length > 0) throw new DiagnosticsError(problems);
  return { source: name, actions: compiled, locate };
}

function parseText(file: SourceFile): Json {
  const { depth, values } = defaultLimits;
  const fail = (reason: string, line: number, column: number): never => {
    const place = placeAt(file, { line, column, endLine: line, endColumn: column + 1 });
    throw new DiagnosticsError([diagnose("OVERLAY_SYNTAX", { reason }, place)]);
  };
  const result = parseYaml(file.text, depth);
  if (!result.ok) return fail(result.reason, result.line, result.column);
  const { exceeded } = measure(result.value, { depth, values });
  return exceeded ? fail(`its ${exceeded} exceeds what is allowed`, 1, 1) : result.value;
}

type Report = (pointer: string, what: string, expected: string, value: Json | undefined) => void;
type RawAction = Omit<Action, "target"> & { readonly target: string };

const ROOT_KEYS = ["overlay", "info", "extends", "actions"];
const ACTION_KEYS = ["target", "description", "update", "remove"];

function readActions(root: Json, report: Report): RawAction[] {
  if (!isObject(root)) {
    report("", "an overlay", "an object", root);
    return [];
  }
  const version = own(root, "overlay");
  if (typeof version !== "string" || !/^1\.0\.\d+$/.test(version)) {
    report("/overlay", "overlay", "a version 1.0.x", version);
  }
  for (const key of ["title", "version"]) {
    const value = own(own(root, "info"), key);
    if (typeof value !== "string") report(`/info/${key}`, `${key} of info`, "a string", value);
  }
  refuseOtherKeys(root, ROOT_KEYS, "", report);
  const actions = own(root, "actions");
  if (!isArray(actions) || actions.length === 0) {
    report("/actions", "actions", "a list of at least one action", actions);
    return [];
  }
  return actions.flatMap((action, index) => readAction(action, index, report));
}

function readAction(action: Json, index: number, report: Report): RawAction[] {
  const pointer = `/actions/${index}`;
  if (!isObject(action)) {
    report(pointer, "an action", "an object", action);
    return [];
  }
  refuseOtherKeys(action, ACTION_KEYS, pointer, report);
  const target = own(action, "target");
  const update = own(action, "update");
  const remove = own(action, "remove") ?? false;
  if (typeof target !== "string") report(`${pointer}/target`, "target", "a JSONPath", target);
  if (typeof remove !== "boolean") report(`${pointer}/remove`, "remove", "true or false", remove);
  if (update === undefined && remove !== true) {
    report(pointer, "an action", "one with update or remove: true", action);
  }
  if (typeof target !== "string") return [];
  return [{ target, index, remove: remove === true, ...(update !== undefined && { update }) }];
}

/** A misspelt key would be an action that silently does nothing. */
function refuseOtherKeys(
  node: Readonly<Record<string, Json>>,
  allowed: readonly string[],
  pointer: string,
  report: Report,
): void {
  for (const key of Object.keys(node)) {
    if (allowed.includes(key) || key.startsWith("x-")) continue;
    report(`${pointer}/${key}`, `the key ${key}`, `one of ${allowed.join(", ")}`, node[key]);
  }
}
