import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { giveNames } from "../../generator/names/give-names.js";
import { globalNames } from "../../generator/names/global-names.js";
import { typeKey } from "../../generator/names/facts.js";
import { factsOf } from "./facts.js";
import { contract, namespaces, official, operationsOf } from "./official-operations.js";

/** Read and mended as a list by eye: function | namespace.method | METHOD path. What was pulled since is not in it yet. */
const read = readFileSync(new URL("expected-names.txt", import.meta.url), "utf8")
  .trim()
  .split("\n");

const operations = operationsOf(contract);
const keys = new Set(operations.map(({ method, path }) => `${method} ${path}`));
/** Of operations that the document does not have any more, nothing is expected. */
const expected = read.filter((row) => keys.has(row.split(" | ")[2] ?? ""));
const { names, lock, diagnostics } = giveNames(factsOf({ operations, namespaces }));

describe("the operations of the contract", () => {
  it("are called as written down", () => {
    const given = [...names.operations].map(
      ([key, name]) => `${name.function} | ${name.namespace}.${name.member} | ${key}`,
    );
    const listed = new Set(read.map((row) => row.split(" | ")[2]));
    expect(given.filter((row) => listed.has(row.split(" | ")[2])).sort()).toEqual(
      [...expected].sort(),
    );
    expect(given).toHaveLength(operations.length);
    expect(diagnostics).toEqual([]);
  });

  it("have functions and methods that differ, also for those who ignore case", () => {
    const rows = [...names.operations.values()].map((name) => [
      name.function.toLowerCase(),
      `${name.namespace}.${name.member}`.toLowerCase(),
    ]);
    expect(new Set(rows.map(([name]) => name)).size).toBe(operations.length);
    expect(new Set(rows.map(([, member]) => member)).size).toBe(operations.length);
    expect(rows.filter(([name = ""]) => globalNames.has(name))).toEqual([]);
  });

  it("are called as design and issues say", () => {
    const functions = new Set(read.map((row) => row.split(" | ")[0]));
    const promised = `runAccountAction importAccounts importEmailAddressListItems importGeolocationListItems
      importGovernmentIdNumberListItems importIpAddressListItems importNameListItems importPhoneNumberListItems
      expireAllInquirySessions pauseReportMonitoring resumeReportMonitoring rerunReport dismissReportMatches
      lockVerification unlockVerification printVerificationPdf printInquiryPdf printReportPdf createConnection
      createShareToken createStringList addCaseObjects removeCaseObjects simulateInquiryActions setCaseStatus
      listAccountRelations createOAuthToken createOAuthAuthorization createPrivacyPass addAccountTag addCaseTag`;
    expect(promised.split(/\s+/).filter((name) => !functions.has(name))).toEqual([]);
    const members = new Set(read.map((row) => row.split(" | ")[1]));
    for (const member of ["accounts.runAction", "accounts.retrieve", "inquiries.list"]) {
      expect(members).toContain(member);
    }
  });

  it("each stand in one of the namespaces of the overlay, none of them an entry point of another kind", () => {
    const given = new Set([...names.operations.values()].map(({ namespace }) => namespace));
    expect(given.size).toBe(names.namespaces.length);
    const files = names.namespaces.map(({ file }) => file);
    expect(new Set(files).size).toBe(namespaces.length);
    expect(files).not.toContain("webhooks");
    expect(names.namespaces.filter(({ doc = "" }) => doc === "")).toEqual([]);
  });
});

it("the schemas and events of the contract have plain names", () => {
  const schemas = Object.keys(contract.components.schemas);
  const { names: given } = giveNames(
    factsOf({
      operations,
      namespaces,
      types: schemas.map((key) => ({ key: typeKey([key]), of: "component" })),
      events: Object.entries(contract.webhooks ?? {}).map(([name, { post }]) => ({
        name,
        operationId: post.operationId,
      })),
    }),
  );
  const types = [...given.types.values()].map(({ name }) => name);
  expect(types).toHaveLength(schemas.length);
  expect(types.filter((name) => /Persona[A-Z]/.test(name)).sort()).toEqual([
    "PersonaDocument",
    "PersonaEvent",
    "PersonaFile",
    "PersonaReport",
    "VerificationPersonaFffInquiry",
  ]);
  expect(types.filter((name) => /\d$/.test(name))).toEqual([]);
  const events = [...given.events.values()];
  expect(events).toHaveLength(Object.keys(contract.webhooks ?? {}).length);
  expect(new Set(events.map((name) => name.toLowerCase())).size).toBe(events.length);
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
