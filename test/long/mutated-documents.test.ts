import { describe, expect, it } from "vitest";
import { endingsOf, mutatedEndings, type Ending } from "../abuse/generate-mutated.js";
import { noOfficial, orNotRun } from "../document/official-documents.js";

const BATCH = 250;
const PACKAGES = 100;
const wrong = (endings: readonly Ending[]): readonly Ending[] =>
  endings.filter(({ faults }) => faults.length > 0);

describe.skipIf(noOfficial)(`official documents with something wrong in them${orNotRun}`, () => {
  it.each(Array.from({ length: 5_000 / BATCH }, (_, batch) => 1_000 + batch * BATCH))(
    `become a package that parses or messages with places: ${BATCH} from seed %i`,
    async (seed) => {
      expect(wrong(await endingsOf(seed, BATCH))).toEqual([]);
    },
  );

  it(`become a package that type-checks: ${PACKAGES} of them`, async () => {
    let packages = 0;
    let seeds = 0;
    for await (const ending of mutatedEndings(10_000, true)) {
      expect(wrong([ending])).toEqual([]);
      seeds += 1;
      if (ending.code === 0) packages += 1;
      if (packages === PACKAGES) break;
      // Or the changes have become so wild that this would not come to an end.
      expect(packages).toBeGreaterThanOrEqual(Math.floor(seeds / 20));
    }
    console.log(`${packages} packages type-check, of ${seeds} seeds`);
  }, 7_200_000);
});
