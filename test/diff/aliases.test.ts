import { describe, expect, test } from "vitest";
import { compareApis } from "../../generator/diff/compare-apis.js";
import { errorsOfPackage, errorsOfProbe, packageOf } from "./judge/compile.js";
import { at, changed, sample, surface } from "./surfaces.js";

const before = surface(sample());
const after = surface(
  changed((d) => {
    const list = at(d, "paths", "/accounts", "get");
    list["x-sdk-name"] = "findAccounts";
    list["x-sdk-member"] = "find";
    at(d, "components", "schemas", "account")["x-sdk-name"] = "Person";
  }),
  before,
);

describe("a wanted rename", () => {
  test("is no breaking change: the older names go on", () => {
    const { verdict, changes } = compareApis(before.api, after.api);
    expect(changes.filter(({ severity }) => severity === "breaking")).toEqual([]);
    expect(verdict).toBe("minor");
  });

  test("a program that uses every older name compiles, and so does the package", async () => {
    const files = await packageOf(after.api);
    expect(errorsOfProbe(before.api, files)).toEqual([]);
    expect(errorsOfPackage(files)).toEqual([]);
  });

  test("the older names are deprecated, and say what to use", async () => {
    const files = await packageOf(after.api);
    const lines = [...files.values()].flatMap((text) => text.split("\n"));
    for (const declaration of [
      "export const listAccounts: typeof findAccounts = findAccounts;",
      "export type Account = Person;",
      "export type ListAccountsError = FindAccountsError;",
    ]) {
      const index = lines.findIndex((line) => line.includes(declaration));
      expect(lines[index - 1], declaration).toContain("@deprecated Use `");
    }
  });

  test("names that nothing keeps are breaking", () => {
    const fresh = surface(
      changed((d) => (at(d, "paths", "/accounts", "get")["x-sdk-name"] = "findAccounts")),
    );
    expect(compareApis(before.api, fresh.api).verdict).toBe("major");
  });
});
