import type { Place } from "../diagnostics/diagnostic.js";
import { exportedNames, pointer } from "./check-facts.js";
import { parameterPositions } from "./facts.js";
import type { Findings } from "./findings.js";
import { isFileName, isIdentifier } from "./identifiers.js";
import { LOCK_VERSION, type LockSections, type NamesLock } from "./lock.js";

type Locate = (pointer: string) => Place;
type Found = Readonly<Record<string, unknown>>;
/** Says what is wrong with the value of an entry; `undefined` where it is right. */
type Rule = (value: unknown) => string | undefined;

const identifier: Rule = (value) =>
  typeof value === "string" && isIdentifier(value) ? undefined : "is not an identifier";
const file: Rule = (value) =>
  typeof value === "string" && isFileName(value) ? undefined : "is not a safe file name";
const text: Rule = (value) => (typeof value === "string" ? undefined : "is not text");

/** Rules of the entries of each section: one for the value itself, or one for each of its members. */
const entryRules: Readonly<
  Record<Exclude<keyof LockSections, "parameters">, Rule | Readonly<Record<string, Rule>>>
> = {
  namespaces: file,
  operations: { id: text, function: identifier, namespace: identifier, member: identifier },
  types: identifier,
  ids: identifier,
  enums: { values: identifier, guard: identifier },
  events: identifier,
};

/**
 * Whether a value is a lock of the one format there is, in which no name is given twice.
 *
 * @returns the value, or `undefined` where an error was found; all errors are added to the findings
 */
export function checkLock(
  value: unknown,
  locate: Locate,
  findings: Findings,
): NamesLock | undefined {
  const before = findings.all.length;
  const shape = (at: string, problem: string): void => {
    const what = at === "" ? "the names lock" : `the entry ${at} of the names lock`;
    findings.add("LOCK_SHAPE", { what, problem }, locate(at));
  };
  if (!isObject(value)) {
    shape("", "is not an object");
    return undefined;
  }
  if (value["version"] !== LOCK_VERSION) {
    const found = "version" in value ? JSON.stringify(value["version"]) : "none";
    findings.add("LOCK_VERSION", { found, known: LOCK_VERSION }, locate("/version"));
    return undefined;
  }
  checkKeys(value, [...SECTIONS, "version", "vanished", "aliases"], "", shape);
  checkSections(value, "", shape);
  const vanished = value["vanished"];
  if (!isObject(vanished)) shape("/vanished", "is not an object");
  else {
    checkKeys(vanished, SECTIONS, "/vanished", shape);
    checkSections(vanished, "/vanished", shape);
  }
  checkAliases(value["aliases"], shape);
  if (findings.all.length > before) return undefined;
  const lock = value as unknown as NamesLock;
  checkTwice(lock, locate, findings);
  return findings.all.length > before ? undefined : lock;
}

const SECTIONS: readonly string[] = [...Object.keys(entryRules), "parameters"];

type Shape = (at: string, problem: string) => void;

function checkKeys(value: Found, known: readonly string[], at: string, shape: Shape): void {
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) shape(at + pointer(key), "is unknown");
  }
}

function checkSections(value: Found, at: string, shape: Shape): void {
  for (const [section, rule] of Object.entries(entryRules)) {
    checkSection(value[section], rule, `${at}/${section}`, shape);
  }
  const parameters = value["parameters"];
  if (!isObject(parameters)) {
    shape(`${at}/parameters`, "is not an object");
    return;
  }
  checkKeys(parameters, parameterPositions, `${at}/parameters`, shape);
  for (const position of parameterPositions) {
    checkSection(parameters[position], identifier, `${at}/parameters/${position}`, shape);
  }
}

function checkSection(
  value: unknown,
  rule: Rule | Readonly<Record<string, Rule>>,
  at: string,
  shape: Shape,
): void {
  if (!isObject(value)) {
    shape(at, "is not an object");
    return;
  }
  for (const [key, entry] of Object.entries(value)) {
    const here = at + pointer(key);
    if (typeof rule === "function") {
      const problem = rule(entry);
      if (problem !== undefined) shape(here, problem);
    } else {
      checkMembers(entry, rule, here, shape);
    }
  }
}

function checkMembers(
  entry: unknown,
  rules: Readonly<Record<string, Rule>>,
  at: string,
  shape: Shape,
): void {
  if (!isObject(entry)) {
    shape(at, "is not an object");
    return;
  }
  checkKeys(entry, Object.keys(rules), at, shape);
  for (const [member, rule] of Object.entries(rules)) {
    const problem = rule(entry[member]);
    if (problem !== undefined) shape(`${at}/${member}`, problem);
  }
}

const aliasRules: Readonly<Record<string, Rule>> = {
  kind: (value) =>
    ["function", "member", "type", "event"].includes(String(value))
      ? undefined
      : "is no kind of alias",
  key: text,
  name: (value) =>
    typeof value === "string" && value.split(".").every(isIdentifier) ? undefined : "is not a name",
  since: (value) => (value === undefined || typeof value === "string" ? undefined : "is not text"),
};

function checkAliases(value: unknown, shape: Shape): void {
  if (!Array.isArray(value)) {
    shape("/aliases", "is not a list");
    return;
  }
  value.forEach((alias, index) => {
    checkMembers(alias, aliasRules, `/aliases/${index}`, shape);
  });
}

/** Names of live things that are given twice, also where only the case differs; and operationIds, as they are. */
function checkTwice(lock: NamesLock, locate: Locate, findings: Findings): void {
  const operations = Object.entries(lock.operations);
  const members = operations.map(([key, { namespace, member }]) => ({
    pointer: pointer("operations", key, "member"),
    name: `${namespace}.${member}`,
  }));
  const ids = operations
    .filter(([, { id }]) => id !== "")
    .map(([key, { id }]) => ({ pointer: pointer("operations", key, "id"), name: id }));
  const spaces = Object.entries(lock.namespaces).map(([name, file]) => ({
    pointer: pointer("namespaces", name),
    name,
    file,
  }));
  const files = spaces.map(({ pointer, file }) => ({ pointer, name: file }));
  const small = (name: string): string => name.toLowerCase();
  for (const entries of [exportedNames(lock), members, spaces, files]) {
    checkDiffer(entries, small, locate, findings);
  }
  checkDiffer(ids, (id) => id, locate, findings);
}

function checkDiffer(
  entries: readonly { readonly pointer: string; readonly name: string }[],
  fold: (name: string) => string,
  locate: Locate,
  findings: Findings,
): void {
  const seen = new Map<string, string>();
  for (const { pointer: key, name } of entries) {
    const other = seen.get(fold(name));
    if (other === undefined) seen.set(fold(name), key);
    else {
      const values = { name, key, other, line: locate(other).line ?? 0 };
      findings.add("LOCK_CONFLICT", values, locate(key));
    }
  }
}

function isObject(value: unknown): value is Found {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
