import { expect, it } from "vitest";
import { contractVersions } from "../../generator/contract/read-contract.js";
import { specFolder } from "../../generator/package-root.js";
import { testVersions } from "./test-versions.js";

const versions = await contractVersions(specFolder());

it("knows the seven dated versions, newest first", () => {
  expect(versions).toEqual([
    "2025-12-08",
    "2025-10-27",
    "2023-01-05",
    "2022-09-01",
    "2021-07-05",
    "2021-05-14",
    "2020-05-18",
  ]);
});

/** The newest and the one before the largest step; `npm run test:long` takes all seven. */
testVersions(["2025-12-08", "2023-01-05"], versions[0] ?? "");
