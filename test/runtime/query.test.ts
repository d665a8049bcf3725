import fc from "fast-check";
import qs from "qs";
import { describe, expect, it } from "vitest";
import { PersonaValidationError } from "../../templates/runtime/errors.js";
import { deepObject, plain, query } from "../../templates/runtime/query.js";
import { guessKebab, inflect, inflections } from "../../generator/names/casing.js";
import { includes } from "../../templates/runtime/include.js";
import { kebab } from "../../templates/runtime/kebab.js";
import { sparseFields } from "../../templates/runtime/sparse-fields.js";
import { createClient } from "./fixtures/client.js";
import { listInquiries } from "./fixtures/operations.js";

const keys = ["account-id", "reference-id", "created-at-start", "address-street-1", "identifier"];
const write = query(
  plain("include"),
  plain("peekSourceData", "peek-source-data"),
  sparseFields(),
  deepObject("page", ["after", "before", "size"]),
  deepObject("filter", keys),
);

describe("the query of a call", () => {
  const cases: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ["nothing", {}, ""],
    ["undefined and null", { include: undefined, page: { size: null } }, ""],
    ["an empty list", { include: [] }, ""],
    [
      "a list as one value",
      { include: ["account", "inquiry-template"] },
      "?include=account%2Cinquiry-template",
    ],
    ["a boolean", { peekSourceData: false }, "?peek-source-data=false"],
    [
      "a number, zero included",
      { page: { size: 0, after: "inq_1" } },
      "?page%5Bsize%5D=0&page%5Bafter%5D=inq_1",
    ],
    [
      "fields, types as they are, names in kebab",
      { fields: { "importer/account": ["createdAt", "updated_at", "status"] } },
      "?fields%5Bimporter%2Faccount%5D=created-at%2Cupdated-at%2Cstatus",
    ],
    [
      "fields of one's own behind the dot",
      { fields: { account: ["fields.name_first", "fields.streetName1"] } },
      "?fields%5Baccount%5D=fields.name_first%2Cfields.streetName1",
    ],
    [
      "fields with digits",
      { fields: { account: ["addressStreet1"] } },
      "?fields%5Baccount%5D=address-street-1",
    ],
    ["no attribute at all", { fields: { account: [] } }, "?fields%5Baccount%5D="],
    ["filter keys in camel", { filter: { referenceId: "r" } }, "?filter%5Breference-id%5D=r"],
    [
      "filter keys in snake",
      { filter: { created_at_start: "2026-01-01" } },
      "?filter%5Bcreated-at-start%5D=2026-01-01",
    ],
    [
      "filter keys around digits",
      { filter: { addressStreet1: "x" } },
      "?filter%5Baddress-street-1%5D=x",
    ],
    ["filter keys it does not know", { filter: { newKey: "x" } }, "?filter%5BnewKey%5D=x"],
    [
      "a nested filter",
      { filter: { identifier: { key: "k", value: "v" } } },
      "?filter%5Bidentifier%5D%5Bkey%5D=k&filter%5Bidentifier%5D%5Bvalue%5D=v",
    ],
    [
      "several values",
      { filter: { accountId: ["act_1", "act_2"] } },
      "?filter%5Baccount-id%5D=act_1%2Cact_2",
    ],
    [
      "a date",
      { filter: { createdAtStart: new Date(0) } },
      "?filter%5Bcreated-at-start%5D=1970-01-01T00%3A00%3A00.000Z",
    ],
    [
      "what has a meaning in a query",
      { filter: { referenceId: "a+b&c=d%20#[é] 😀" } },
      "?filter%5Breference-id%5D=a%2Bb%26c%3Dd%2520%23%5B%C3%A9%5D%20%F0%9F%98%80",
    ],
  ];
  it.each(cases)("writes %s", (_, params, expected) => {
    expect(write(params)).toBe(expected);
  });

  it("refuses text that UTF-8 cannot hold", async () => {
    const client = createClient({ apiKey: "k", fetch: () => expect.unreachable() });
    await expect(listInquiries(client, { filter: { note: "\ud800" } })).rejects.toBeInstanceOf(
      PersonaValidationError,
    );
  });
});

/** As a value arrives at the server: lists are one text, absent values are not there. */
function asSent(value: unknown): unknown {
  if (Array.isArray(value)) return value.join(",");
  if (typeof value !== "object" || value === null) return String(value);
  const entries = Object.entries(value).filter(
    ([, inner]) =>
      inner !== undefined && inner !== null && !(Array.isArray(inner) && inner.length === 0),
  );
  return Object.fromEntries(entries.map(([key, inner]) => [key, asSent(inner)]));
}

const text = fc.string({ unit: "grapheme" });
const scalar = fc.oneof(text, fc.integer(), fc.boolean(), fc.constantFrom(undefined, null));
const values = fc.oneof(
  scalar,
  fc.array(
    text.filter((item) => item !== ""),
    { minLength: 1 },
  ),
);

describe("read back by qs", () => {
  const parse = (written: string): unknown =>
    qs.parse(written, {
      ignoreQueryPrefix: true,
      depth: 5,
      parameterLimit: Infinity,
      plainObjects: false,
      allowEmptyArrays: false,
    });

  it("is what went in", () => {
    const filter = fc.record(Object.fromEntries(keys.map((key) => [key, values])), {
      requiredKeys: [],
    });
    const page = fc.record(
      { size: fc.integer({ min: 1, max: 100 }), after: text },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(filter, page, values, (filter, page, include) => {
        const given = { filter, page, include };
        const expected = Object.fromEntries(
          Object.entries(asSent(given) as object).filter(
            ([, value]) => typeof value !== "object" || Object.keys(value as object).length > 0,
          ),
        );
        expect(parse(write(given))).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  it("is what went in, also a level deeper", () => {
    fc.assert(
      fc.property(fc.record({ key: text, value: text }), (identifier) => {
        expect(parse(write({ filter: { identifier } }))).toEqual({ filter: { identifier } });
      }),
    );
  });

  it("is the same whatever casing the keys come in", () => {
    const cased = fc.constantFrom("account-id", "accountId", "account_id");
    fc.assert(
      fc.property(cased, text, (key, value) => {
        expect(parse(write({ filter: { [key]: value } }))).toEqual({
          filter: { "account-id": value },
        });
      }),
    );
  });
});

describe("names of attributes and relationships", () => {
  const include = query(includes(["wi-fi2"]), sparseFields(["wi-fi2"]));

  it.each([
    ["no parameter", {}, ""],
    ["an empty list", { include: [] }, ""],
    [
      "camel and snake",
      { include: ["inquiryTemplate", "case_queue"] },
      "inquiry-template,case-queue",
    ],
    [
      "a path",
      { include: ["inquiryTemplate.latestPublishedVersion"] },
      "inquiry-template.latest-published-version",
    ],
    ["what no rule can know", { include: ["wiFi2", "account.wi_fi2"] }, "wi-fi2,account.wi-fi2"],
  ])("include: %s", (_, params, value) => {
    expect(decodeURIComponent(include(params))).toBe(value === "" ? "" : `?include=${value}`);
  });

  it("fields: what no rule can know, and the customer's own behind a dot", () => {
    const fields = { account: ["wiFi2", "fields.name_first", "addressStreet1"] };
    expect(decodeURIComponent(include({ fields }))).toBe(
      "?fields[account]=wi-fi2,fields.name_first,address-street-1",
    );
  });

  it("come back from every casing, or the generator lists them as exceptions", () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
    const wire = fc.array(fc.oneof(word, fc.stringMatching(/^[0-9]{1,2}$/)), { minLength: 1 });
    fc.assert(
      fc.property(wire, fc.constantFrom(...inflections), (words, inflection) => {
        const name = inflect(words.join("-"), inflection);
        expect(kebab(name)).toBe(guessKebab(name));
      }),
    );
  });
});
