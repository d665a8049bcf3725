import { numbered } from "./identifiers.js";

/** The names taken so far in one place where names must differ, also for readers that ignore case. */
export interface NamePool {
  /** Who has the name, in any casing; `undefined` while it is free. */
  readonly holder: (name: string) => string | undefined;
  /** Gives the name to its owner, whoever had it before. */
  readonly hold: (name: string, owner: string) => void;
  /**
   * The first of the wishes whose names are all free (or the owner's already), now taken. Where none is, the last
   * wish is numbered: `Account2`, `Account3`, … The wishes must not be empty.
   *
   * @param namesOf all names that a wish needs; the wish alone by default
   */
  readonly take: (
    wishes: readonly string[],
    owner: string,
    namesOf?: (wish: string) => readonly string[],
  ) => string;
}

/** An empty pool. Names that differ in case only are one name to it: some disks do not tell them apart. */
export function createNamePool(): NamePool {
  const holders = new Map<string, string>();
  const lastNumbers = new Map<string, number>();
  const holder = (name: string): string | undefined => holders.get(name.toLowerCase());
  const hold = (name: string, owner: string): void => {
    holders.set(name.toLowerCase(), owner);
  };
  /** Names are never given back, so the count goes on where it stopped; many equal wishes cost no more than others. */
  const firstNumbered = (wish: string, isFree: (wish: string) => boolean): string => {
    for (let n = lastNumbers.get(wish) ?? 2; ; n++) {
      lastNumbers.set(wish, n);
      if (isFree(numbered(wish, n))) return numbered(wish, n);
    }
  };
  return {
    holder,
    hold,
    take: (wishes, owner, namesOf = (wish) => [wish]) => {
      const isFree = (wish: string): boolean =>
        namesOf(wish).every((name) => [undefined, owner].includes(holder(name)));
      const wish = wishes.find(isFree) ?? firstNumbered(wishes.at(-1) ?? "", isFree);
      for (const name of namesOf(wish)) hold(name, owner);
      return wish;
    },
  };
}
