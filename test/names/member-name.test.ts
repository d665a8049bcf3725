import { expect, it } from "vitest";
import { memberName } from "../../generator/names/member-name.js";

it.each([
  ["listAccounts", "accounts", "list"],
  ["runAccountAction", "accounts", "runAction"],
  ["retrieveAccountType", "accounts", "retrieveType"],
  ["createCountryListItem", "listItems", "createCountry"],
  ["createStringList", "lists", "createString"],
  ["listLists", "lists", "list"],
  ["createGraphQuery", "graphQueries", "create"],
  ["createOAuthToken", "oauth", "createToken"],
  ["importAccounts", "importers", "importAccounts"],
  ["listRateLimits", "apiKeys", "listRateLimits"],
  ["markInquiryForReview", "inquiries", "markForReview"],
  ["consolidateIntoAccount", "accounts", "consolidateInto"],
  ["retrieveGovernmentIdVerification", "verifications", "retrieveGovernmentId"],
])("%s in %s is %s", (name, namespace, want) => {
  expect(memberName(name, namespace)).toBe(want);
});
