import { describe, expect, it } from "vitest";
import { functionName, rootNoun } from "../../generator/names/function-name.js";

function named(operationId: string, route: string): string {
  const [method = "", path = ""] = route.split(" ");
  return functionName({ operationId, method, path });
}

describe("rule 1: articles go, and `all` after list and set", () => {
  it.each([
    ["create-an-account", "POST /accounts", "createAccount"],
    ["retrieve-a-email-address", "GET /email-addresses/{id}", "retrieveEmailAddress"],
    ["update-the-case", "PATCH /cases/{case-id}", "updateCase"],
    ["list-all-cases", "GET /cases", "listCases"],
    ["cases-set-all-tags", "POST /cases/{case-id}/set-tags", "setCaseTags"],
    ["expire-all-cases", "POST /cases/expire-all", "expireAllCases"],
  ])("%s (%s) is %s", (id, route, want) => {
    expect(named(id, route)).toBe(want);
  });
});

describe("rule 2: a resource in front moves behind the verb, in the singular", () => {
  it.each([
    ["accounts-add-tag", "POST /accounts/{account-id}/add-tag", "addAccountTag"],
    ["inquiries-remove-tag", "POST /inquiries/{inquiry-id}/remove-tag", "removeInquiryTag"],
    ["theme-sets-archive", "DELETE /theme-sets/{id}", "archiveThemeSet"],
    ["list-all-lists", "GET /lists", "listLists"],
    ["accounts", "GET /accounts", "accounts"],
    ["devices-scan", "POST /cases/{id}/scan", "devicesCaseScan"],
  ])("%s (%s) is %s", (id, route, want) => {
    expect(named(id, route)).toBe(want);
  });
});

describe("rule 3: the root noun of the path is put in, except after import", () => {
  it.each([
    ["add-tag", "POST /cases/{case-id}/add-tag", "addCaseTag"],
    ["dismiss-matches", "POST /reports/{report-id}/dismiss", "dismissReportMatches"],
    ["import-an-account", "POST /importer/accounts", "importAccount"],
    ["create-country-list-item", "POST /list-item/countries", "createCountryListItem"],
    ["retrieve-a-tin-verification", "GET /verification/tins/{id}", "retrieveTinVerification"],
    ["ping", "GET /", "ping"],
    ["ping", "GET /{id}", "ping"],
  ])("%s (%s) is %s", (id, route, want) => {
    expect(named(id, route)).toBe(want);
  });
});

describe("rule 4: x-for-y becomes yX, unless x is the resource", () => {
  it.each([
    ["set-status-for-a-case", "POST /cases/{case-id}/set-status", "setCaseStatus"],
    [
      "generate-a-link-for-an-inquiry-session",
      "POST /inquiry-sessions/{id}/link",
      "generateInquirySessionLink",
    ],
    ["mark-an-inquiry-for-review", "POST /inquiries/{inquiry-id}/mark", "markInquiryForReview"],
    ["search-for-cases", "POST /cases/search", "searchForCases"],
    ["wait-for", "POST /cases/wait", "waitCaseFor"],
  ])("%s (%s) is %s", (id, route, want) => {
    expect(named(id, route)).toBe(want);
  });
});

describe("an operation without operationId is named by method and path", () => {
  it.each([
    ["", "GET /accounts", "listAccounts"],
    ["", "GET /accounts/{account-id}", "retrieveAccount"],
    ["", "POST /accounts/{account-id}/tags", "createAccountTag"],
    ["-", "DELETE /accounts/{account-id}", "deleteAccount"],
    ["", "GET /", "list"],
  ])("%j (%s) is %s", (id, route, want) => {
    expect(named(id, route)).toBe(want);
  });
});

it("the root noun is the first literal segment in the singular", () => {
  expect(rootNoun("/inquiry-templates/{id}/translations")).toEqual(["inquiry", "template"]);
  expect(rootNoun("/{tenant}/privacy-passes")).toEqual(["privacy", "pass"]);
  expect(rootNoun("/")).toEqual([]);
});
