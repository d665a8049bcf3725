import { describe, expect, it } from "vitest";
import { camelCase, findWords, kebabCase, pascalCase, words } from "../../generator/names/words.js";

describe("the words of a name", () => {
  it.each([
    ["runAccountAction", "run account action"],
    ["create-an-account", "create an account"],
    ["HTTPHeader", "http header"],
    ["OAuth", "o auth"],
    ["X-API-Key", "x api key"],
    ["eCBSV Database Verifications", "e cbsv database verifications"],
    ["address-street-1", "address street 1"],
    ["addressStreet1", "address street1"],
    ["report/crypto_address.matched", "report crypto address matched"],
    ["filter[status]", "filter status"],
    ["RateLimit-Limit", "rate limit limit"],
    ["Café", "cafe"],
    ["ﬁle", "file"],
    ["", ""],
    ["\0", ""],
    ["--__..", ""],
    ["а", "u430"],
    ["💥", "u1 f4 a5"],
  ])("of %j are %j", (given, want) => {
    expect(words(given).join(" ")).toBe(want);
  });

  it("are joined in each casing", () => {
    const parts = ["run", "account", "action"];
    expect(camelCase(parts)).toBe("runAccountAction");
    expect(pascalCase(parts)).toBe("RunAccountAction");
    expect(kebabCase(parts)).toBe("run-account-action");
  });

  it("are found by their letters run together", () => {
    expect(findWords(["create", "O", "Auth", "Token"], ["oauth"])).toEqual({ start: 1, end: 3 });
    expect(findWords(["create", "account"], ["count"])).toBeUndefined();
    expect(findWords(["list", "list"], ["list"], 1)).toEqual({ start: 1, end: 2 });
    expect(findWords(["list"], [])).toBeUndefined();
  });
});
