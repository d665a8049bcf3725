import { describe, expect, expectTypeOf, it } from "vitest";
import * as sdk from "../../generated/src/index.js";
import type { KeyInflection, PersonaVersion } from "../../generated/src/index.js";

/** The interface as https://standardschema.dev gives it, version 1. */
interface StandardSchema<Input, Output> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => Result<Output> | Promise<Result<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

type Result<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string }[] };

const {
  idempotencyKeySchema,
  keyInflectionSchema,
  personaRelaySecretSchema,
  personaVersionSchema,
} = sdk;

describe("request headers as Standard Schemas", () => {
  it("have the form that the specification asks for", () => {
    expectTypeOf(keyInflectionSchema).toExtend<StandardSchema<KeyInflection, KeyInflection>>();
    expectTypeOf(personaVersionSchema).toExtend<StandardSchema<PersonaVersion, PersonaVersion>>();
    expectTypeOf(idempotencyKeySchema).toExtend<StandardSchema<string, string>>();
    for (const schema of [keyInflectionSchema, personaVersionSchema, personaRelaySecretSchema])
      expect(schema["~standard"]).toMatchObject({ version: 1, vendor: "persona" });
  });

  it("take what a header line can hold, without the white space around it", () => {
    const { validate } = idempotencyKeySchema["~standard"];
    expect(validate("  b7c0 ")).toEqual({ value: "b7c0" });
    expect(validate("a\nb")).toHaveProperty("issues");
    expect(validate("")).toHaveProperty("issues");
    expect(validate(7)).toHaveProperty("issues");
    expect(validate(undefined)).toHaveProperty("issues");
  });

  it("know a closed list, and leave an open one open", () => {
    expect(keyInflectionSchema.values).toEqual(["camel", "kebab", "snake"]);
    expect(keyInflectionSchema["~standard"].validate("snake")).toEqual({ value: "snake" });
    expect(keyInflectionSchema["~standard"].validate("Snake")).toHaveProperty("issues");
    expect(personaVersionSchema["~standard"].validate("2031-01-01")).toEqual({
      value: "2031-01-01",
    });
    expect(personaVersionSchema.values).toBeUndefined();
  });

  it("name the header and the rule, never the value", () => {
    const refused = [
      keyInflectionSchema["~standard"].validate("secret-casing"),
      personaRelaySecretSchema["~standard"].validate("secret\u0000"),
    ];
    expect(refused).toEqual([
      {
        issues: [
          { message: expect.stringMatching(/Key-Inflection must be camel or kebab/) as string },
        ],
      },
      {
        issues: [
          { message: expect.stringMatching(/Persona-Relay-Secret must be a header/) as string },
        ],
      },
    ]);
    expect(JSON.stringify(refused)).not.toContain("secret");
  });
});
