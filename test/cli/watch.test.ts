import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import {
  repeatOnChange,
  watchedAt,
  watchedConfig,
  watchedSpec,
  type Watched,
} from "../../generator/cli/watch.js";
import { emptyFolder, put } from "../write/folder.js";

/** Watches a folder while `steps` run, and demands that the action has run so often after each of them. */
async function expectRuns(
  places: readonly Watched[],
  steps: readonly (readonly [step: () => void, runs: number])[],
  action: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const ends = new AbortController();
  let runs = 0;
  const counted = async (): Promise<void> => {
    runs += 1;
    await action();
  };
  const done = repeatOnChange(counted, () => Promise.resolve(places), ends.signal);
  await vi.waitFor(() => {
    expect(runs).toBeGreaterThan(0);
  });
  for (const [step, expected] of steps) {
    step();
    await vi.waitFor(
      () => {
        expect(runs).toBe(expected);
      },
      { timeout: 20_000 },
    );
    // Long enough for a run too many to show itself.
    await pause(300);
    expect(runs).toBe(expected);
  }
  ends.abort();
  await done;
}

describe("--watch", () => {
  test("runs at once, and again after each change", async () => {
    const folder = emptyFolder();
    put(folder, { "overlay.yaml": "1" });
    const write = (text: string) => (): void => {
      put(folder, { "overlay.yaml": text });
    };
    await expectRuns(watchedSpec(folder), [
      [write("2"), 2],
      [write("3"), 3],
    ]);
  });

  test("what is saved in several steps is one change", async () => {
    const folder = emptyFolder();
    const step = (): void => {
      put(folder, { "contract.json": "1" });
      put(folder, { "contract.json": "2", "overlay.yaml": "x" });
    };
    await expectRuns(watchedSpec(folder), [[step, 2]]);
  });

  test("what the run writes itself does not count", async () => {
    const folder = emptyFolder();
    const step = (): void => {
      put(folder, { "names.lock.json": "1", ".hidden": "2" });
    };
    await expectRuns(watchedSpec(folder), [[step, 1]]);
  });

  test("a change while it runs is followed by one more run", async () => {
    const folder = emptyFolder();
    let written = false;
    const action = (): Promise<void> => {
      if (!written) put(folder, { "overlay.yaml": "changed meanwhile" });
      written = true;
      return Promise.resolve();
    };
    await expectRuns(watchedSpec(folder), [[(): void => undefined, 2]], action);
  });

  test("of a folder beside the config file, only that file counts", async () => {
    const folder = emptyFolder();
    const other = (): void => {
      put(folder, { "notes.txt": "1" });
    };
    const config = (): void => {
      put(folder, { "persona-codegen.config.ts": "1" });
    };
    await expectRuns(watchedConfig(folder), [
      [other, 1],
      [config, 2],
    ]);
  });

  test("what is not there is not watched", () => {
    expect(watchedAt(`${emptyFolder()}/none`)).toEqual([]);
  });
});
