import { createNamePool, type NamePool } from "./name-pool.js";
import type { ReservedNames } from "./facts.js";
import type { LockedAlias } from "./lock.js";
import type { Sections } from "./sections.js";
import { idExports } from "./derived-names.js";

/** The places in which names must differ from each other. */
export interface NamePlaces {
  /** Everything the package exports: functions, types, ids with their guards, enums, events, the runtime. */
  readonly exports: NamePool;
  /** Properties of the facade. */
  readonly facade: NamePool;
  /** Files of functions, which are entry points. */
  readonly files: NamePool;
  /** Methods of one namespace of the facade. */
  readonly members: (namespace: string) => NamePool;
}

/** Owner of names that the package's own code has. */
export const RUNTIME = "the runtime of the package";

/** Owners of names, as text that tells them apart. */
export const ownerOf = {
  function: (key: string): string => `operation ${key}`,
  type: (key: string): string => `type ${key}`,
  id: (key: string): string => `id ${key}`,
  enum: (key: string): string => `enum ${key}`,
  event: (event: string): string => `event ${event}`,
  namespace: (name: string): string => `namespace ${name}`,
};

/** The places, with the names in them that are reserved, or known from before. */
export function createNamePlaces(
  reserved: ReservedNames,
  known: Sections,
  aliases: readonly LockedAlias[],
): NamePlaces {
  const pools = new Map<string, NamePool>();
  const members = (namespace: string): NamePool => {
    const pool = pools.get(namespace) ?? createNamePool();
    pools.set(namespace, pool);
    return pool;
  };
  const places = {
    exports: createNamePool(),
    facade: createNamePool(),
    files: createNamePool(),
    members,
  };
  holdAliases(places, aliases);
  holdKnown(places, known);
  for (const name of reserved.exports) places.exports.hold(name, RUNTIME);
  for (const name of reserved.facade) places.facade.hold(name, RUNTIME);
  for (const name of reserved.files) places.files.hold(name, RUNTIME);
  return places;
}

function holdKnown({ exports, facade, files, members }: NamePlaces, known: Sections): void {
  for (const [name, file] of known.namespaces) {
    facade.hold(name, ownerOf.namespace(name));
    files.hold(file, ownerOf.namespace(name));
  }
  for (const [key, entry] of known.operations) {
    exports.hold(entry.function, ownerOf.function(key));
    members(entry.namespace).hold(entry.member, ownerOf.function(key));
  }
  for (const [key, name] of known.types) exports.hold(name, ownerOf.type(key));
  for (const [event, name] of known.events) exports.hold(name, ownerOf.event(event));
  for (const [key, type] of known.ids) {
    for (const name of idExports(type)) exports.hold(name, ownerOf.id(key));
  }
  for (const [key, { values, guard }] of known.enums) {
    exports.hold(values, ownerOf.enum(key));
    exports.hold(guard, ownerOf.enum(key));
  }
}

function holdAliases({ exports, members }: NamePlaces, aliases: readonly LockedAlias[]): void {
  for (const { kind, key, name } of aliases) {
    switch (kind) {
      case "function":
        exports.hold(name, ownerOf.function(key));
        break;
      case "member": {
        const [namespace = "", member = ""] = name.split(".");
        members(namespace).hold(member, ownerOf.function(key));
        break;
      }
      case "type":
        exports.hold(name, ownerOf.type(key));
        break;
      case "event":
        exports.hold(name, ownerOf.event(key));
        break;
    }
  }
}
