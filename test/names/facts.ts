import type { NameFacts, OperationFact, TypeFact } from "../../generator/names/facts.js";
import type { LocatedLock } from "../../generator/names/lock.js";
import { parseLock, printLock } from "../../generator/names/lock-text.js";
import type { NamesLock } from "../../generator/names/lock.js";

const nothing: NameFacts = {
  namespaces: [],
  operations: [],
  types: [],
  ids: [],
  enums: [],
  events: [],
  parameters: [],
  reserved: { exports: [], facade: [], options: [], files: [] },
};

/** Facts of which only some matter. */
export function factsOf(some: Partial<NameFacts>): NameFacts {
  return { ...nothing, ...some };
}

/** `operation("POST /accounts", "create-an-account")`. */
export function operation(
  route: string,
  id: string,
  more: Partial<OperationFact> = {},
): OperationFact {
  const [method = "", path = ""] = route.split(" ");
  return { id, method, path, tags: ["Things"], ...more };
}

export function component(key: string, more: Partial<TypeFact> = {}): TypeFact {
  return { key, of: "component", ...more };
}

/** The lock as the next run reads it, through its text. */
export function reread(lock: NamesLock): LocatedLock {
  const { lock: read, diagnostics } = parseLock(printLock(lock), "names.lock.json");
  if (read === undefined) throw new Error(JSON.stringify(diagnostics));
  return read;
}

export function codesOf(diagnostics: readonly { readonly code: string }[]): readonly string[] {
  return diagnostics.map(({ code }) => code);
}
