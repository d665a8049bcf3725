import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createClient, PersonaValidationError, type Client } from "../../generated/src/index.js";
import { generatedFunctions } from "./generated-package.js";
import { parameterName } from "./operation-names.js";
import { prefixesOf } from "./id-prefixes.js";
import { stubFetch, type StubFetch } from "./stub-fetch.js";

/** Every path parameter of every function: the templates of the functions name them. */
const places = [...generatedFunctions].flatMap(([key, { name, call }]) =>
  [...key.matchAll(/\{([^}]+)\}/g)].map(([, parameter = ""]) => ({
    key,
    name,
    call,
    parameter,
    property: parameterName(parameter),
  })),
);

const DECLARED = "POST /accounts/{account-id}/run-action";
const body = { data: { "account-action-id": "accac_9Za3Bc5De7Fg2Hk4Mn6Pq8Rs" } };

function standIn(
  idValidation?: "declared" | "prefix" | "off",
): { readonly client: Client } & StubFetch {
  const stub = stubFetch(() => ({ status: 500 }));
  const options = {
    apiKey: "k",
    fetch: stub.fetch,
    maxRetries: 0,
    ...(idValidation !== undefined && { idValidation }),
  };
  return { ...stub, client: createClient(options) };
}

/** Everything beside the parameter that any of the operations needs. */
const others = { filter: { key: "k" }, privacyPassToken: "t", personaRelaySecret: "s" };

async function send(
  place: (typeof places)[number],
  value: unknown,
  { client }: { readonly client: Client },
): Promise<unknown> {
  try {
    const params = {
      ...others,
      ...(!place.key.startsWith("GET ") && { body }),
      [place.property]: value,
    };
    const result = await place.call(client, params).result();
    return result.ok ? undefined : result.error;
  } catch (error) {
    return error;
  }
}

const lastOf = (key: string, url: string): string => {
  const index =
    key
      .split(" ")[1]
      ?.split("/")
      .findIndex((segment) => segment.startsWith("{")) ?? -1;
  const path = url.replace(/^https:\/\/api\.withpersona\.com\/api\/(privacy\/)?v1/, "");
  return decodeURIComponent(path.split("/")[index] ?? "");
};

describe("path parameters", () => {
  it("are those of the contract, one for each step in braces of an operation's path", () => {
    const file = new URL("../../spec/contract.json", import.meta.url);
    const { paths } = JSON.parse(readFileSync(file, "utf8")) as {
      readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    };
    const expected = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item)
        .filter((method) => /^(?:get|post|put|patch|delete)$/.test(method))
        .flatMap((method) =>
          [...path.matchAll(/\{([^}]+)\}/g)].map(
            ([, name = ""]) => `${method.toUpperCase()} ${path} ${name}`,
          ),
        ),
    );
    expect(places.map(({ key, parameter }) => `${key} ${parameter}`).sort()).toEqual(
      expected.sort(),
    );
    expect(places.length).toBeGreaterThan(100);
  });

  const refused: readonly (readonly [string, unknown])[] = [
    ["an empty string", ""],
    ["a dot", "."],
    ["two dots", ".."],
    ["undefined", undefined],
    ["null", null],
    ["a number", 12_345],
    ["an object that reads like an id", { toString: () => "act_7Hk2mNp4Rt6VwXy9Za3Bc5De" }],
    ["a list", ["act_7Hk2mNp4Rt6VwXy9Za3Bc5De"]],
    ["a lone high surrogate", "act_\ud83dsecret"],
    ["a lone low surrogate", "act_\ude00secret"],
  ];

  describe.each(["declared", "prefix", "off"] as const)("with idValidation %s", (validation) => {
    it.each(refused)("refuse %s, everywhere, before anything is sent", async (_, value) => {
      const stub = standIn(validation);
      for (const place of places) {
        const error = await send(place, value, stub);
        expect(error, place.key).toBeInstanceOf(PersonaValidationError);
        const { message } = error as PersonaValidationError;
        expect(message).toContain(place.name);
        expect(message).toContain(place.property);
        expect(message).toMatch(/must /);
        expect(message).not.toContain("secret");
      }
      expect(stub.requests).toEqual([]);
    });
  });

  const hostile = [
    "a/../../b",
    "../secrets",
    "a?x=1",
    "a#b",
    "a%2Fb",
    "%2e%2e",
    "a b",
    "a+b",
    "a\\..\\b",
    "a;b=c,d",
    "a:b@c",
    "a\u0000b",
    "a\r\nX-Evil: 1",
    "ü漢🙂",
    "\u2028",
    "\u202eabc",
    "...",
    "__proto__",
    " ",
  ];

  it.each(hostile)("carry %j as one step of the path", async (value) => {
    for (const place of places) {
      if (place.key === DECLARED) continue;
      const stub = standIn();
      await send(place, value, stub);
      expect(stub.requests, place.key).toHaveLength(1);
      const url = stub.requests[0]?.url.split("?")[0] ?? "";
      expect(url).toMatch(/^[\x21-\x7e]+$/);
      expect(new URL(url).href).toBe(url);
      expect(lastOf(place.key, url)).toBe(value);
      expect(url.split("/")).toHaveLength(
        place.key.split("/").length + (place.key.includes("/relays/") ? 6 : 5) - 1,
      );
    }
  });

  it("take any other text by default where no pattern is declared", async () => {
    for (const place of places) {
      if (place.key === DECLARED) continue;
      const stub = standIn();
      await send(place, "zzz_1", stub);
      expect(stub.requests, place.key).toHaveLength(1);
    }
  });

  it("take every known prefix under idValidation prefix, and refuse others by naming what was expected", async () => {
    for (const place of places) {
      const prefixes = prefixesOf(place.parameter, place.key);
      const stub = standIn("prefix");
      for (const prefix of prefixes) await send(place, `${prefix}7Hk2mNp4Rt6VwXy9Za3Bc5De`, stub);
      expect(stub.requests, place.key).toHaveLength(prefixes.length);
      const error = await send(place, "zzz_secretvalue", stub);
      if (prefixes.length === 0) continue;
      expect(stub.requests, place.key).toHaveLength(prefixes.length);
      expect(error, place.key).toBeInstanceOf(PersonaValidationError);
      for (const prefix of prefixes) expect((error as Error).message).toContain(prefix);
      expect((error as Error).message).not.toContain("secret");
    }
  });

  it("enforce the declared pattern on one operation, unless turned off", async () => {
    const place = places.find(({ key }) => key === DECLARED);
    if (place === undefined) throw new Error(`no function for ${DECLARED}`);
    for (const [validation, sent] of [
      ["declared", 0],
      ["prefix", 0],
      ["off", 1],
    ] as const) {
      const stub = standIn(validation);
      await send(place, "act_ABC123", stub);
      expect(stub.requests, validation).toHaveLength(sent);
    }
  });

  it("never show the value that was refused", async () => {
    const place = places.find(({ key }) => key === DECLARED);
    if (place === undefined) throw new Error(`no function for ${DECLARED}`);
    const secret = "act_jane.doe@example.com";
    const error = await send(place, secret, standIn());
    expect(error).toBeInstanceOf(PersonaValidationError);
    const { message, value } = error as PersonaValidationError;
    expect(value).toBe(secret);
    expect(message).toMatch(
      /runAccountAction.*accountId.*\^act_\[a-zA-Z0-9\]\{24,28\}\$.*act_.*24 characters/,
    );
    expect(Object.keys(error as object)).not.toContain("value");
    for (const shown of [
      message,
      String(error),
      inspect(error, { depth: 9 }),
      JSON.stringify(error),
      (error as Error).stack ?? "",
    ]) {
      expect(shown).not.toContain("jane");
    }
  });
});
