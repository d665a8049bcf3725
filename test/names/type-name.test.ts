import { describe, expect, it } from "vitest";
import { typeName, typeNames } from "../../generator/names/type-name.js";
import { typeFamily } from "../../generator/names/type-family.js";
import { typeKey, typeKeySegments } from "../../generator/names/facts.js";

describe("types of components", () => {
  it.each([
    ["account", "Account"],
    ["report-address-lookup", "ReportAddressLookup"],
    ["account/attributes", "AccountAttributes"],
    ["account/attributes/fields", "AccountFields"],
    ["inquiry/attributes/status", "InquiryStatus"],
    ["case/attributes/attachments/[]", "CaseAttachment"],
    ["report/attributes/query/people/[]", "ReportQueryPerson"],
    ["case/attributes/check/[]", "CaseCheckItem"],
    ["account/relationships/inquiries/data/[]", "AccountInquiry"],
    ["account/relationships/creator/data", "AccountCreator"],
    ["graph-query/attributes/stats/{}", "GraphQueryStat"],
    ["graph-query/attributes/cost/{}", "GraphQueryCostValue"],
    ["token/0", "TokenVariant1"],
    ["inquiry-included-objects", "InquiryIncludedObjects"],
    ["inquiry-included-objects/[]", "InquiryIncludedObject"],
    ["accounts-included-objects/[]", "AccountIncludedObject"],
    ["42", "Persona42"],
    ["", "Unnamed"],
  ])("%s is %s", (key, want) => {
    expect(typeName({ key, of: "component" })).toBe(want);
  });

  it("are in the singular where they are one of several", () => {
    const fact = { key: "cases-included-objects", of: "component", union: true } as const;
    expect(typeName(fact)).toBe("CaseIncludedObject");
  });

  it("start with the name that the overlay gave the component", () => {
    const fact = { key: "lists-strings/attributes", of: "component" } as const;
    expect(typeName(fact, "StringList")).toBe("StringListAttributes");
  });
});

describe("types of operations are named after the function", () => {
  it.each([
    ["create-an-account/body", "CreateAccountBody"],
    ["create-an-account/body/data", "CreateAccountBodyData"],
    ["create-an-account/body/data/attributes", "CreateAccountBodyAttributes"],
    ["create-an-account/body/data/attributes/fields", "CreateAccountBodyFields"],
    ["create-an-account/response/201", "CreateAccountResponse"],
    ["create-an-account/response/201/data/[]", "CreateAccountResponseItem"],
    ["create-an-account/query/filter", "CreateAccountFilter"],
    ["create-an-account/body/query/0", "CreateAccountBodyQueryVariant1"],
    ["create-an-account/error/422", "CreateAccountError422"],
  ])("%s is %s", (key, want) => {
    expect(typeName({ key, of: "operation" }, "CreateAccount")).toBe(want);
  });
});

describe("types of events are named after the event", () => {
  it.each([
    ["webhook-case-created/body", "CaseCreatedEventBody"],
    ["webhook-case-created/body/data", "CaseCreatedEventData"],
    ["webhook-case-created/body/data/attributes/payload", "CaseCreatedEventPayload"],
  ])("%s is %s", (key, want) => {
    expect(typeName({ key, of: "event" }, "CaseCreatedEvent")).toBe(want);
  });
});

it("what is left out comes back, the least telling last", () => {
  const fact = {
    key: "create-an-account/response/200/data/attributes/status",
    of: "operation",
  } as const;
  expect(typeNames(fact, "CreateAccount")).toEqual([
    "CreateAccountResponseStatus",
    "CreateAccountResponse200DataStatus",
    "CreateAccountResponse200DataAttributesStatus",
  ]);
});

it("a key is made of its segments and taken apart again", () => {
  const segments = ["report/x", "a~b", "[]", ""];
  expect(typeKey(segments)).toBe("report~1x/a~0b/[]/");
  expect(typeKeySegments(typeKey(segments))).toEqual(segments);
});

describe("the family of a type", () => {
  const facts = {
    namespaces: [
      { name: "inquiries", schemas: ["create-verification-action"] },
      { name: "inquiryTemplates" },
      { name: "lists" },
      { name: "listItems" },
      { name: "webhooks", file: "webhook-subscriptions" },
    ],
    namespaceOfOperation: (id: string): string | undefined =>
      id === "create-a-webhook" ? "webhooks" : undefined,
  };

  it.each([
    ["inquiry", "inquiries"],
    ["inquiry/attributes/status", "inquiries"],
    ["inquiry-template-version", "inquiry-templates"],
    ["inquiry-templates-included-objects", "inquiry-templates"],
    ["lists-countries", "lists"],
    ["list-item-country", "list-items"],
    ["create-verification-action/data", "inquiries"],
    ["webhook-with-secret", "webhooks"],
    ["inquirer", "shared"],
    ["file", "shared"],
  ])("of the component %s is %s", (key, want) => {
    expect(typeFamily({ key, of: "component" }, facts)).toBe(want);
  });

  it("of an operation is that of its namespace, of an event that of all events", () => {
    expect(typeFamily({ key: "create-a-webhook/body", of: "operation" }, facts)).toBe("webhooks");
    expect(typeFamily({ key: "gone/body", of: "operation" }, facts)).toBe("shared");
    expect(typeFamily({ key: "webhook-x/body", of: "event" }, facts)).toBe("webhook-events");
  });

  it("is the overlay's where it names one, safe as a file", () => {
    const fact = { key: "file", of: "component", family: "../Files" } as const;
    expect(typeFamily(fact, facts)).toBe("files");
  });
});
