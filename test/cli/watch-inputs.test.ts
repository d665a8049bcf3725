import { setTimeout as pause } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { run } from "../../generator/cli/run.js";
import { loadServices } from "../../generator/cli/services.js";
import { emptyFolder, put } from "../write/folder.js";
import { generated } from "./fixture.js";

test("--watch runs again when the document, the overlay or the named config changes, and for nothing else beside them", async () => {
  const cwd = emptyFolder();
  const files = ["doc.json", "over.yaml", "notes.txt"];
  const text = (n: number): string => `export default { packageName: "n${n}" };\n`;
  put(cwd, {
    ...Object.fromEntries(files.map((name) => [name, "{}"])),
    "mine.config.mjs": text(0),
  });
  const ends = new AbortController();
  const services = await loadServices();
  let runs = 0;
  const done = run(
    "generate --watch --spec doc.json --overlay over.yaml --config mine.config.mjs".split(" "),
    "1.2.3",
    {
      print: () => undefined,
      tell: () => undefined,
      interactive: false,
      color: false,
      cwd,
      ends: ends.signal,
    },
    () =>
      Promise.resolve({
        ...services,
        generate: () => {
          runs += 1;
          return Promise.resolve(generated);
        },
      }),
  );
  const reached = (expected: number): Promise<void> =>
    vi.waitFor(
      () => {
        expect(runs).toBe(expected);
      },
      { timeout: 20_000 },
    );
  await reached(1);
  let expected = 1;
  for (const name of ["doc.json", "over.yaml", "mine.config.mjs"]) {
    put(cwd, { [name]: name.endsWith(".mjs") ? text(1) : "{ }" });
    expected += 1;
    await reached(expected);
    // Until the places are watched anew.
    await pause(300);
  }
  put(cwd, { "notes.txt": "changed" });
  await pause(500);
  expect(runs).toBe(expected);
  ends.abort();
  expect(await done).toBe(0);
});
