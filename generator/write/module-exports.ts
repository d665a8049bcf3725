import type { Origin } from "./module-declarations.js";

/** A module's names, by name. */
export interface ExportingModule {
  readonly exported: ReadonlyMap<string, Origin>;
  readonly passedOn: readonly Origin[];
}

/** Where a module that exports a name has it from. */
export interface Holder {
  readonly path: string;
  readonly origin: Origin;
}

/** What a module exports, over all that it passes on. */
export interface ModuleExports {
  /** By name; several modules where it is passed on from several. */
  readonly holders: ReadonlyMap<string, readonly Holder[]>;
  /** It passes on a module that is not one of the package. */
  readonly leadsOut: boolean;
  /** Says which names there are, and where from. */
  readonly text: string;
}

/**
 * @param path     of the module
 * @param moduleAt a module by its path
 * @param pathOf   the path of a module that another one names; `undefined` outside of the package
 */
export function readExports(
  path: string,
  moduleAt: (path: string) => ExportingModule,
  pathOf: (from: string, named: string) => string | undefined,
): ModuleExports {
  const holders = new Map<string, Holder[]>();
  let leadsOut = false;
  const reached = new Map([["", { at: path, typeOnly: false }]]);
  for (const { at, typeOnly } of reached.values()) {
    const { exported, passedOn } = moduleAt(at);
    for (const [name, origin] of exported) {
      const known = holders.get(name) ?? [];
      // A module's own export counts, and not what it passes on under that name.
      if (known[0]?.path === path || (name === "default" && at !== path)) continue;
      const holder = { path: at, origin: { ...origin, ...(typeOnly && { typeOnly }) } };
      holders.set(name, [...known, holder]);
    }
    for (const { module = "", ...passed } of passedOn) {
      const next = { at: pathOf(at, module), typeOnly: typeOnly || passed.typeOnly === true };
      if (next.at === undefined) leadsOut = true;
      else reached.set(`${next.at} ${next.typeOnly}`, { ...next, at: next.at });
    }
  }
  const lines = [...holders].map(([name, found]) => [
    name,
    ...found.map(({ path: at, origin }) => `${at} ${String(origin.typeOnly)}`),
  ]);
  return { holders, leadsOut, text: JSON.stringify([leadsOut, lines.sort()]) };
}
