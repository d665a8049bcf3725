import { describe, expect, it } from "vitest";
import { noOfficial, orNotRun } from "../document/official-documents.js";
import { endingsOf } from "./generate-mutated.js";

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
