import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { giveNames } from "../../generator/names/give-names.js";
import { globalNames } from "../../generator/names/global-names.js";
import { typeKey } from "../../generator/names/facts.js";
import { factsOf } from "./facts.js";
import { contract, namespaces, official, operationsOf } from "./official-operations.js";

/** Read and mended as a list by eye: function | namespace.method | METHOD path. */
const expected = readFileSync(new URL("expected-names.txt", import.meta.url), "utf8")
  .trim()
  .split("\n");

const operations = operationsOf(contract);
const { names, lock, diagnostics } = giveNames(factsOf({ operations, namespaces }));

describe("the operations of the contract", () => {
  it("are called as written down", () => {
    const given = [...names.operations].map(
      ([key, name]) => `${name.function} | ${name.namespace}.${name.member} | ${key}`,
    );
    expect(given.sort()).toEqual([...expected].sort());
    expect(given).toHaveLength(209);
    expect(diagnostics).toEqual([]);
  });

  it("have functions and methods that differ, also for those who ignore case", () => {
    const rows = expected.map((row) => row.toLowerCase().split(" | "));
    expect(new Set(rows.map(([name]) => name)).size).toBe(209);
    expect(new Set(rows.map(([, member]) => member)).size).toBe(209);
    expect(rows.filter(([name = ""]) => globalNames.has(name))).toEqual([]);
  });

  it("are called as design and issues say", () => {
    const functions = new Set(expected.map((row) => row.split(" | ")[0]));
    const promised = `runAccountAction importAccounts importEmailAddressListItems importGeolocationListItems
      importGovernmentIdNumberListItems importIpAddressListItems importNameListItems importPhoneNumberListItems
      expireAllInquirySessions pauseReportMonitoring resumeReportMonitoring rerunReport dismissReportMatches
      lockVerification unlockVerification printVerificationPdf printInquiryPdf printReportPdf createConnection
      createShareToken createStringList addCaseObjects removeCaseObjects simulateInquiryActions setCaseStatus
      listAccountRelations createOAuthToken createOAuthAuthorization createPrivacyPass addAccountTag addCaseTag`;
    expect(promised.split(/\s+/).filter((name) => !functions.has(name))).toEqual([]);
    const members = new Set(expected.map((row) => row.split(" | ")[1]));
    for (const member of ["accounts.runAction", "accounts.retrieve", "inquiries.list"]) {
      expect(members).toContain(member);
    }
  });

  it("each stand in one of 24 namespaces, none of them an entry point of another kind", () => {
    expect(names.namespaces).toHaveLength(24);
    const files = names.namespaces.map(({ file }) => file);
    expect(new Set(files).size).toBe(24);
    expect(files).not.toContain("webhooks");
    expect(names.namespaces.filter(({ doc = "" }) => doc === "")).toEqual([]);
  });
});

it("the schemas and events of the contract have plain names", () => {
  const keys = Object.keys(contract.components.schemas);
  const { names: given } = giveNames(
    factsOf({
      operations,
      namespaces,
      types: keys.map((key) => ({ key: typeKey([key]), of: "component" })),
      events: Object.entries(contract.webhooks ?? {}).map(([name, { post }]) => ({
        name,
        operationId: post.operationId,
      })),
    }),
  );
  const types = [...given.types.values()].map(({ name }) => name);
  expect(types).toHaveLength(245);
  expect(types.filter((name) => /Persona[A-Z]/.test(name)).sort()).toEqual([
    "PersonaDocument",
    "PersonaEvent",
    "PersonaFile",
    "PersonaReport",
    "VerificationPersonaFffInquiry",
  ]);
  expect(types.filter((name) => /\d$/.test(name))).toEqual([]);
  const events = [...given.events.values()];
  expect(events).toHaveLength(130);
  expect(new Set(events.map((name) => name.toLowerCase())).size).toBe(130);
  expect(events.filter((name) => !/^[A-Z][A-Za-z]+Event$/.test(name))).toEqual([]);
});

describe.skipIf(official === undefined)(
  `the official document${official === undefined ? " (not run: not fetched)" : ""}`,
  () => {
    it("gives the same names as the contract", () => {
      const facts = factsOf({ operations: operationsOf(official ?? contract), namespaces });
      expect(giveNames(facts).lock).toEqual(lock);
    });
  },
);
