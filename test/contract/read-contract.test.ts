import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { distilInto } from "../../generator/contract/distil-into.js";
import { readContract } from "../../generator/contract/read-contract.js";
import { brief, refusalOf } from "../document/findings.js";
import { folderOf } from "../document/temporary-folder.js";
import { officialFiles, upstream } from "./small-upstream.js";

describe("readContract", () => {
  const spec = async (): Promise<string> => {
    const folder = folderOf({});
    await distilInto(folder, folderOf(officialFiles), upstream);
    return folder;
  };

  test("places are those of contract.json, or of the patch that brought it", async () => {
    const folder = await spec();
    const { locate } = await readContract(folder, "2024-01-01");
    const at = (pointer: string): string => path.relative(folder, locate(pointer)?.source ?? "");
    expect(at("/components/schemas/s/required")).toBe("contract.json");
    expect(at("/components/schemas/s/properties/old/type")).toBe("versions/2024-01-01.patch.json");
    expect(locate("/components/schemas/s/properties/old/type")).toMatchObject({
      pointer: "/components/schemas/s/properties/old/type",
    });
  });

  test.each<[string, (folder: string) => void, string | undefined, string]>([
    [
      "no contract",
      (folder) => {
        rmSync(path.join(folder, "contract.json"));
      },
      undefined,
      "CONTRACT_UNREADABLE",
    ],
    [
      "a contract with a merge conflict",
      (folder) => {
        writeFileSync(path.join(folder, "contract.json"), "{\n<<<<<<< HEAD\n");
      },
      undefined,
      "DOCUMENT_SYNTAX 2:1",
    ],
    ["a version that is not there", () => undefined, "2022-01-01", "VERSION_UNKNOWN"],
    [
      "a patch that does not fit",
      (folder) => {
        writeFileSync(
          path.join(folder, "versions/2024-01-01.patch.json"),
          '[\n{"op":"remove","path":"/info"},\n{"op":"remove","path":"/nothing/here"}\n]',
        );
      },
      "2024-01-01",
      "PATCH_FAILED 3:16",
    ],
    [
      "a patch that is cut off",
      (folder) => {
        writeFileSync(path.join(folder, "versions/2024-01-01.patch.json"), "[\n{");
      },
      "2024-01-01",
      "DOCUMENT_SYNTAX 2:2",
    ],
  ])("%s is told", async (_, damage, version, expected) => {
    const folder = await spec();
    damage(folder);
    const problems = await refusalOf(() => readContract(folder, version));
    expect(problems.map(brief)).toEqual([expected]);
  });
});
