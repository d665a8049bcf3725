import { describe, expect, it } from "vitest";
import { contractVersions } from "../../generator/contract/read-contract.js";
import { specFolder } from "../../generator/package-root.js";
import { anyTypes, packageOf, typeErrors } from "./version-programs.js";

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

describe.each(versions)("the package of %s", (version) => {
  it("has no type error under strict settings, and no `any`", { timeout: 180_000 }, async () => {
    const tree = await packageOf(version);
    expect(anyTypes(tree)).toEqual([]);
    expect(typeErrors(tree)).toEqual([]);
  });
});
