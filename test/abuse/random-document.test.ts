import { expect, it } from "vitest";
import { randomEndings } from "./random-endings.js";

/** `npm run test:long` has hundreds. */
const SEEDS = 3;

it("documents of any constructs give packages that compile, or are refused with a place", async () => {
  const { packages, faults } = await randomEndings(1, SEEDS);
  expect(faults).toEqual([]);
  expect(packages).toBeGreaterThan(SEEDS / 2);
}, 120_000);
