import { existsSync, statSync, watch } from "node:fs";
import { basename, dirname } from "node:path";

/** A folder and the files in it whose change counts. */
export interface Watched {
  readonly folder: string;
  readonly counts: (name: string) => boolean;
}

/** Editors save in several steps; what comes within this time is one change. Milliseconds. */
const QUIET = 100;

/** A file, or everything in a folder. */
export function watchedAt(path: string): readonly Watched[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isDirectory()) return [{ folder: path, counts: () => true }];
  return [{ folder: dirname(path), counts: (name) => name === basename(path) }];
}

/** What a run reads of `spec/`. The names lock is written by the run itself, as are files that begin with a dot. */
export const watchedSpec = (folder: string): readonly Watched[] =>
  existsSync(folder)
    ? [{ folder, counts: (name) => !name.startsWith(".") && !name.startsWith("names.lock.json") }]
    : [];

/** A config file, also one that is not there yet. */
export const watchedConfig = (folder: string): readonly Watched[] => [
  { folder, counts: (name) => name.startsWith("persona-codegen.config.") },
];

/**
 * Repeats an action after each change, one at a time; a change while it runs is followed by one more run.
 *
 * @param places asked anew before each wait, as a changed config may lead elsewhere
 * @param signal ends it after the run in hand
 */
export async function repeatOnChange(
  action: () => Promise<void>,
  places: () => Promise<readonly Watched[]>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const change = nextChange(await places(), signal);
    await action();
    await change;
  }
}

/** Resolves some quiet time after a change of any of the places, or when the signal comes. */
function nextChange(places: readonly Watched[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const end = (): void => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      signal.removeEventListener("abort", end);
      resolve();
    };
    const watchers = places.map(({ folder, counts }) =>
      watch(folder, (_event, name) => {
        if (name !== null && !counts(name)) return;
        clearTimeout(timer);
        timer = setTimeout(end, QUIET);
      }),
    );
    signal.addEventListener("abort", end);
    if (signal.aborted) end();
  });
}
