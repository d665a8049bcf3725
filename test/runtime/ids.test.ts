import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import { PersonaValidationError } from "../../templates/runtime/errors.js";
import {
  assertAccountId,
  accountIdSchema,
  inquiryIdSchema,
  isAccountId,
  isInquiryId,
  parseAccountId,
  type AccountId,
} from "./fixtures/ids.js";

describe("guards of ids", () => {
  it("accept whatever the type allows, and nothing else", () => {
    fc.assert(
      fc.property(fc.string(), (rest) => {
        expect(isAccountId(`act_${rest}`)).toBe(true);
        expect(isAccountId(rest)).toBe(rest.startsWith("act_"));
      }),
    );
    for (const value of [undefined, null, 5, {}, [], ["act_1"], Symbol("act_")])
      expect(isAccountId(value)).toBe(false);
  });

  it("know families of prefixes", () => {
    expect([isInquiryId("inq_1"), isInquiryId("iqfs_1"), isInquiryId("act_1")]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("name the rule and never the value", () => {
    for (const refuse of [
      parseAccountId,
      (value: unknown) => {
        assertAccountId(value);
      },
    ]) {
      const error = (() => {
        try {
          refuse("Jane Doe");
        } catch (thrown) {
          return thrown;
        }
        return expect.unreachable();
      })() as PersonaValidationError;
      expect(error).toBeInstanceOf(PersonaValidationError);
      expect(error.message).toBe("AccountId: value must begin with act_; got ... of 8 characters");
      expect(JSON.stringify(error)).not.toContain("Jane");
      expect(error.value).toBe("Jane Doe");
    }
    expectTypeOf(parseAccountId("act_1")).toEqualTypeOf<AccountId>();
  });

  it("speak Standard Schema", async () => {
    const { version, validate } = accountIdSchema["~standard"];
    expect(version).toBe(1);
    expect(await validate("act_1")).toEqual({ value: "act_1" });
    expect(await validate("inq_1")).toEqual({
      issues: [{ message: "AccountId: value must begin with act_; got ... of 5 characters" }],
    });
    expect(inquiryIdSchema["~standard"].validate(5)).toEqual({
      issues: [{ message: "InquiryId: value must begin with inq_ or iqfs_; got number" }],
    });
  });
});
