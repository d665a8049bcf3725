import type * as fs from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { pull } from "../../generator/pull/pull.js";
import { at, changed, sample } from "../diff/surfaces.js";
import { emptyFolder, put, snapshot } from "../write/folder.js";

/** From the call `failFrom` on, nothing more can be put into `folder`: the disk is full. */
const disk = vi.hoisted(() => ({ folder: "", calls: 0, failFrom: Infinity }));

vi.mock("node:fs", async (importOriginal) => {
  const original = await importOriginal<typeof fs>();
  const wrapped = (["copyFileSync", "linkSync", "mkdirSync", "writeFileSync"] as const).map(
    (name) => [
      name,
      (...values: readonly unknown[]): unknown => {
        const inside = values.some(
          (value) => disk.folder !== "" && String(value).startsWith(disk.folder),
        );
        if (inside && disk.calls++ >= disk.failFrom) {
          throw Object.assign(new Error("ENOSPC: no space left on device, write"), {
            code: "ENOSPC",
            syscall: "write",
          });
        }
        return (original[name] as (...values: readonly unknown[]) => unknown)(...values);
      },
    ],
  );
  return { ...original, ...(Object.fromEntries(wrapped) as object) };
});

const official = (text: string): string => {
  const folder = emptyFolder();
  put(folder, { "2025-12-08/openapi-bundled.json": text });
  return folder;
};

const first = JSON.stringify(sample());
const second = JSON.stringify(
  changed((d) => delete at(d, "components", "schemas", "account", "properties")["size"]),
);

async function prepared(): Promise<string> {
  Object.assign(disk, { folder: "", calls: 0, failFrom: Infinity });
  const spec = emptyFolder();
  await pull({ spec, from: official(first) });
  disk.folder = spec + path.sep;
  return spec;
}

test("a disk that is full at any moment leaves the old spec/, and the error says so", async () => {
  const whole = await prepared();
  await pull({ spec: whole, from: official(second) });
  const writes = disk.calls;
  expect(writes).toBeGreaterThan(3);
  let refused = 0;
  for (let failFrom = 0; failFrom < writes; failFrom += 1) {
    const spec = await prepared();
    const before = snapshot(spec);
    disk.failFrom = failFrom;
    const error: unknown = await pull({ spec, from: official(second) }).catch(
      (reason: unknown) => reason,
    );
    disk.folder = "";
    // Hard links that cannot be made are replaced by copies: these fail on the full disk as well.
    expect(error, `write ${failFrom}`).toMatchObject({
      diagnostics: [
        {
          code: "OUT_UNWRITABLE",
          message: expect.stringContaining("ENOSPC: no space left on device") as string,
        },
      ],
    });
    expect(snapshot(spec), `write ${failFrom}`).toEqual(before);
    refused += 1;
  }
  expect(refused).toBe(writes);
});
