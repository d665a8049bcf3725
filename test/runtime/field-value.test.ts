import { describe, expect, expectTypeOf, it } from "vitest";
import type {
  Account,
  Case,
  FieldValueString,
  Inquiry,
  Transaction,
} from "../../generated/src/index.js";
import type * as camel from "../../generated/src/types/camel/index.js";
import { fieldValue } from "../../templates/runtime/field-value.js";

const account = {
  type: "account",
  id: "act_1",
  attributes: {
    fields: {
      name_first: { type: "string", value: "Jane" },
      "phone-number": { type: "string", value: null },
      birthdate: { type: "date", value: "1990-01-01" },
      name: { type: "hash", value: { first: { type: "string", value: "Jane" } } },
      "own field": { type: "number", value: 7 },
    },
  },
} satisfies Account;

describe("fieldValue", () => {
  it("takes the value out of its envelope", () => {
    expect(fieldValue(account, "name_first")).toBe("Jane");
    expect(fieldValue(account, "own field")).toBe(7);
    expect(fieldValue(account, "name")).toEqual({ first: { type: "string", value: "Jane" } });
  });

  it("finds the other spelling, and prefers the one that was asked for", () => {
    expect(fieldValue(account, "name-first")).toBe("Jane");
    expect(fieldValue(account, "phone_number")).toBeNull();
    const both = { attributes: { fields: { "a-b": { value: 1 }, a_b: { value: 2 } } } };
    expect(fieldValue(both, "a-b")).toBe(1);
    expect(fieldValue(both, "a_b")).toBe(2);
  });

  it("is undefined where there is nothing, also for names of Object's own", () => {
    expect(fieldValue(account, "none")).toBeUndefined();
    expect(fieldValue(account, "constructor")).toBeUndefined();
    expect(fieldValue(account, "__proto__")).toBeUndefined();
    expect(fieldValue({}, "any")).toBeUndefined();
    expect(fieldValue({ attributes: { fields: null } }, "any")).toBeUndefined();
  });

  it("gives back a field of a case that stands there bare", () => {
    const found = { type: "case", id: "case_1", attributes: { fields: { score: 3, note: null } } };
    expect(fieldValue(found, "score")).toBe(3);
    expect(fieldValue(found, "note")).toBeNull();
  });

  it("is typed by the names that the contract lists, in every casing", () => {
    const read = {} as Account;
    const inquiry = {} as Inquiry;
    expectTypeOf(fieldValue(read, "phone_number")).toEqualTypeOf<string | null | undefined>();
    expectTypeOf(fieldValue(read, "phone-number")).toEqualTypeOf<string | null | undefined>();
    expectTypeOf(fieldValue(inquiry, "name_first")).toEqualTypeOf<FieldValueString["value"]>();
    expectTypeOf(fieldValue(inquiry, "name-first")).toEqualTypeOf<FieldValueString["value"]>();
    expectTypeOf(fieldValue({} as camel.Inquiry, "name_first")).toEqualTypeOf<
      FieldValueString["value"]
    >();
  });

  it("leaves any other name unknown", () => {
    expectTypeOf(fieldValue({} as Account, "own field")).toBeUnknown();
    expectTypeOf(fieldValue({} as Case, "own field")).toBeUnknown();
    expectTypeOf(fieldValue({} as Transaction, "own field")).toBeUnknown();
    expectTypeOf(fieldValue({} as Inquiry, "" as string)).toBeUnknown();
  });
});
