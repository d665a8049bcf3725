import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { noOfficial, orNotRun } from "../document/official-documents.js";
import { endingsOf, refused } from "./generate-mutated.js";
import { watchdogFile, withinTime } from "./within-time.js";

/** `npm run test:long` has thousands. */
const SEEDS = 15;

describe.skipIf(noOfficial)(`official documents with something wrong in them${orNotRun}`, () => {
  it("end as a package that parses or as messages with places, and leave nothing half-written", async () => {
    const endings = await endingsOf(1, SEEDS);
    expect(endings.filter(({ faults }) => faults.length > 0)).toEqual([]);
    // Both happen, or the changes are too harmless or too wild to show anything.
    expect(endings.filter(({ code }) => code === 0).length).toBeGreaterThan(SEEDS / 5);
    expect(endings.filter(({ code }) => code === 2).length).toBeGreaterThan(SEEDS / 5);
  }, 240_000);
});

describe("the checks of these runs", () => {
  it("see a refusal that names no place in the document", () => {
    const nowhere = join(tmpdir(), "persona-abuse-nowhere");
    expect(refused(2, "openapi.json:3:14 error A_CODE what is wrong", nowhere)).toEqual([]);
    expect(refused(2, "error A_CODE openapi.json is wrong", nowhere)).toHaveLength(1);
  });

  it("see a run that never ends", async () => {
    const never = withinTime("seed 0", () => new Promise(() => undefined), 0.05);
    await expect(never).rejects.toThrow("seed 0 did not end");
  });

  it("end a run that does not give its thread back", () => {
    const program = `
      import { Worker } from "node:worker_threads";
      const dog = new Worker(${JSON.stringify(watchdogFile)}, { workerData: 0.1, execArgv: [] });
      dog.postMessage("seed 7");
      dog.once("online", () => setTimeout(() => { for (;;); }, 100));`;
    const line = ["--input-type=module", "--eval", program];
    const ended = spawnSync(process.execPath, line, { timeout: 30_000, encoding: "utf8" });
    expect(ended.stderr).toContain("seed 7 took more than 0.1 s");
    expect(ended.signal).toBe("SIGKILL");
  });
});
