import { describe, expect, it } from "vitest";
import {
  enumNames,
  eventName,
  idExports,
  idName,
  parameterName,
} from "../../generator/names/derived-names.js";

it.each([
  ["account", "AccountId"],
  ["inquiry-templates", "InquiryTemplateId"],
  ["list-item-country", "ListItemCountryId"],
  ["account-id", "AccountId"],
])("the id of %s is %s", (key, want) => {
  expect(idName(key)).toBe(want);
});

it("an id comes with its guards", () => {
  expect(idExports("AccountId")).toEqual([
    "AccountId",
    "isAccountId",
    "assertAccountId",
    "parseAccountId",
  ]);
});

it.each([
  ["InquiryStatus", "inquiryStatuses"],
  ["CaseSla", "caseSlas"],
  ["ListItemCountry", "listItemCountries"],
  ["CaseChecks", "caseChecksValues"],
  ["WebhookData", "webhookDataValues"],
  ["ApiVersion", "apiVersions"],
])("the values of %s are %s", (type, values) => {
  expect(enumNames(type)).toEqual({ values, guard: `isKnown${type}` });
});

it.each([
  ["inquiry.approved", "InquiryApprovedEvent"],
  ["report/crypto_address.matched", "ReportCryptoAddressMatchedEvent"],
  ["account.consolidated-with", "AccountConsolidatedWithEvent"],
  ["importer-pipeline-run.canceled", "ImporterPipelineRunCanceledEvent"],
])("the event %s is a %s", (event, want) => {
  expect(eventName(event)).toBe(want);
});

describe("parameters and headers", () => {
  it.each([
    ["account-id", "accountId"],
    ["peek-source-data", "peekSourceData"],
    ["Persona-Relay-Secret", "personaRelaySecret"],
    ["Idempotency-Key", "idempotencyKey"],
    ["RateLimit-Remaining", "rateLimitRemaining"],
    ["account_id", "accountId"],
    ["page[after]", "pageAfter"],
  ])("%s is %s", (wire, want) => {
    expect(parameterName(wire)).toBe(want);
  });
});
