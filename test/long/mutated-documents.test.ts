import { describe, expect, it } from "vitest";
import { endingsOf, type Ending } from "../abuse/generate-mutated.js";
import { noOfficial, orNotRun } from "../document/official-documents.js";

const BATCH = 250;
const wrong = (endings: readonly Ending[]): readonly Ending[] =>
  endings.filter(({ faults }) => faults.length > 0);

describe.skipIf(noOfficial)(`official documents with something wrong in them${orNotRun}`, () => {
  it.each(Array.from({ length: 5_000 / BATCH }, (_, batch) => 1_000 + batch * BATCH))(
    `become a package that parses or messages with places: ${BATCH} from seed %i`,
    async (seed) => {
      expect(wrong(await endingsOf(seed, BATCH))).toEqual([]);
    },
  );

  it("become a package that type-checks: those of 100 seeds that become one at all", async () => {
    const endings = await endingsOf(10_000, 100, true);
    expect(wrong(endings)).toEqual([]);
    expect(endings.filter(({ code }) => code === 0).length).toBeGreaterThan(20);
  });
});
