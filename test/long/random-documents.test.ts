import { expect, it } from "vitest";
import { randomEndings } from "../abuse/random-endings.js";

const BATCH = 100;

it.each([0, 1, 2, 3].map((batch) => 1_000 + batch * BATCH))(
  `documents of any constructs give packages that compile, or are refused with a place: ${BATCH} from seed %i`,
  async (seed) => {
    const { packages, faults } = await randomEndings(seed, BATCH);
    console.log(`${packages} packages compile, of ${BATCH} seeds`);
    expect(faults).toEqual([]);
    expect(packages).toBeGreaterThan(BATCH / 2);
  },
);
