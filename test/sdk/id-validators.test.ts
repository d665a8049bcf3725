import { describe, expect, expectTypeOf, it } from "vitest";
import * as sdk from "../../generated/src/index.js";
import { generatedFunctions } from "./generated-package.js";
import { prefixesOf } from "./id-prefixes.js";

const exported = sdk as unknown as Readonly<Record<string, unknown>>;

interface Validators {
  readonly is: (value: unknown) => boolean;
  readonly assert: (value: unknown) => void;
  readonly parse: (value: unknown) => string;
  readonly schema: sdk.IdSchema<string>;
}

const pascal = (text: string): string =>
  text.replace(/(?:^|-)(.)/g, (_, first: string) => first.toUpperCase());

/** The parameter's own name; list items are named by their kind, which the path tells in the plural. */
function kindOf(parameter: string, key: string): string {
  const [items, kind = ""] = key.split("/").slice(1);
  if (parameter === "relay-token") return "RelayId";
  if (parameter !== "list-item-id" || items !== "list-item") return pascal(parameter);
  return `ListItem${pascal(
    kind
      .replace(/ies$/, "y")
      .replace(/(ss)es$/, "$1")
      .replace(/(?<!s)s$/, ""),
  )}Id`;
}

function validatorsOf(type: string): Validators {
  const found = {
    is: exported[`is${type}`],
    assert: exported[`assert${type}`],
    parse: exported[`parse${type}`],
    schema: exported[`${type.charAt(0).toLowerCase()}${type.slice(1)}Schema`],
  };
  for (const [name, value] of Object.entries(found))
    expect(value, `${name} of ${type}`).toBeDefined();
  return found as Validators;
}

const kinds = new Map(
  [...generatedFunctions.keys()].flatMap((key) =>
    [...key.matchAll(/\{([^}]+)\}/g)].map(
      ([, parameter = ""]) => [kindOf(parameter, key), prefixesOf(parameter, key)] as const,
    ),
  ),
);

describe("the validators of ids", () => {
  it("are there for every kind that stands in a path", () => {
    expect(kinds.size).toBe(27 + 11);
  });

  it.each([...kinds])(
    "%s: take what begins with %j, whatever follows, and nothing else",
    (type, prefixes) => {
      const { is, assert, parse, schema } = validatorsOf(type);
      for (const id of prefixes.map((prefix) => `${prefix}x/ü`)) {
        expect(is(id)).toBe(true);
        expect(() => {
          assert(id);
        }).not.toThrow();
        expect(parse(id)).toBe(id);
        expect(schema["~standard"].validate(id)).toEqual({ value: id });
      }
      for (const value of ["zzz_secret", "", undefined, 7, { secret: 1 }]) {
        expect(is(value)).toBe(false);
        expect(() => {
          assert(value);
        }).toThrow(sdk.PersonaValidationError);
        expect(() => parse(value)).toThrow(sdk.PersonaValidationError);
        expect(() => parse(value)).toThrow(prefixes[0] ?? "must");
        expect(() => parse(value)).not.toThrow("secret");
        expect(schema["~standard"].validate(value)).toMatchObject({
          issues: [{ message: expect.any(String) as string }],
        });
      }
    },
  );

  it("narrow the type of what they took", () => {
    const value: unknown = "act_7Hk2mNp4Rt6VwXy9Za3Bc5De";
    if (sdk.isAccountId(value)) expectTypeOf(value).toEqualTypeOf<`act_${string}`>();
    expectTypeOf(sdk.parseInquiryId).returns.toEqualTypeOf<`inq_${string}` | `iqfs_${string}`>();
  });
});
