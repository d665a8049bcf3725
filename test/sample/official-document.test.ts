import { beforeAll, describe, expect, it } from "vitest";
import { loadApi } from "../../generator/load-api.js";
import type { Api } from "../../generator/model/api.js";
import type { Schema } from "../../generator/model/schema.js";
import { specFolder } from "../../generator/package-root.js";
import { readRuntimeAssets } from "../../generator/runtime-assets.js";
import { sample } from "../../generator/sample/sample.js";
import type { SampleMode } from "../../generator/sample/sample-policy.js";
import { webhookRecipes } from "../../generator/sample/webhook-recipes.js";
import type { EventRecipes } from "../../templates/runtime/webhooks/testing/recipe.js";
import { webhookEventFactory } from "../../templates/runtime/webhooks/testing/webhook-event-factory.js";
import { reCase } from "../webhooks/support.js";
import { officialSchemas } from "./official-schemas.js";

const official = officialSchemas();
const notRun = official ? "" : " (not run: no official documents here)";
const content = (mediaType: string): readonly string[] => ["content", mediaType, "schema"];

let api: Api;
beforeAll(async () => {
  api = (await loadApi({ specFolder: specFolder() }, await readRuntimeAssets())).api;
}, 120_000);

/** Builds an event without the types of a catalogue. */
type Build = (
  name: string,
  overrides?: { readonly seed?: number; readonly keyInflection?: "kebab" | "camel" | "snake" },
) => {
  readonly raw: unknown;
  readonly resource: { readonly attributes?: Readonly<Record<string, unknown>> };
};

describe("test events made from the contract", () => {
  let recipes: EventRecipes;
  let build: Build;
  beforeAll(() => {
    recipes = webhookRecipes(api);
    build = webhookEventFactory(recipes) as unknown as Build;
  });

  it("come from one small table for all events", () => {
    const events = api.webhooks.length;
    expect(events).toBeGreaterThan(100);
    // An event that comes shares its payload with others of its resource.
    expect(Object.keys(recipes.payloads).length).toBeLessThan(events / 3);
    expect(Object.keys(recipes.contexts).length).toBeLessThan(events / 6);
    expect(JSON.stringify(recipes).length).toBeLessThan(30_000);
  });

  it.skipIf(!official)(`fit the official schema, all of them${notRun}`, () => {
    const faults = api.webhooks.flatMap(({ name }) =>
      [0, 1, 2].flatMap((seed) => {
        const pointer = ["webhooks", name, "post", "requestBody", ...content("application/json")];
        const fault = official?.fault(pointer, build(name, { seed }).raw);
        return fault === undefined ? [] : [`${name}: ${fault}`];
      }),
    );
    expect(faults).toEqual([]);
  });

  it("say the same in every casing, by a rule of the test's own", () => {
    for (const { name } of api.webhooks) {
      for (const keyInflection of ["camel", "snake"] as const) {
        expect(build(name, { keyInflection }).raw).toEqual(reCase(build(name).raw, keyInflection));
      }
    }
  });

  it("have the status they are named after, where the contract knows it", () => {
    for (const [name, status] of [
      ["inquiry.approved", "approved"],
      ["verification.passed", "passed"],
      ["verification.requires-retry", "requires_retry"],
      ["graph-query.timed-out", "timed_out"],
      ["report/watchlist.ready", "ready"],
    ] as const) {
      expect(build(name).resource.attributes?.["status"]).toBe(status);
    }
  });
});

/**
 * Where a sample says more than the official document allows, and why that is right: answers are read as open, so an
 * object that the document closes and leaves empty may hold something; and the overlay knows better in some places.
 */
const KNOWN_FAULTS: readonly RegExp[] = [
  /stats must NOT have additional properties$/,
  /fields must NOT have additional properties$/,
  /list-items\/data\/\* must NOT have additional properties$/,
  /checks\/\* must NOT have additional properties$/,
  /api-version must be equal to one of the allowed values$/,
  /birthdates\/\*\/(?:year|month) must match format "date(?:-time)?"$/,
];

describe.skipIf(!official)(`samples of every request and answer${notRun}`, () => {
  const faultsOf = (
    mode: SampleMode,
    schema: Schema,
    pointer: readonly string[],
  ): readonly string[] => {
    const seeds = mode === "seeded" ? [1, 2, 3] : [0];
    return seeds.flatMap((seed) => {
      const fault = official?.fault(pointer, sample(schema, api, { mode, seed }));
      return fault === undefined || KNOWN_FAULTS.some((known) => known.test(fault))
        ? []
        : [`${pointer.join(" ")}: ${fault}`];
    });
  };

  it.each(["minimal", "full", "resting", "seeded"] as const)(
    "fit the official schema: %s",
    (mode) => {
      let checked = 0;
      const faults = api.operations.flatMap(({ path, method, body, responses }) => {
        const at = ["paths", path, method.toLowerCase()];
        const places: readonly (readonly [Schema, readonly string[]])[] = [
          ...(body?.contents ?? []).map(
            ({ mediaType, schema }) =>
              [schema, [...at, "requestBody", ...content(mediaType)]] as const,
          ),
          ...responses
            .filter(({ mediaType }) => mediaType === "application/json")
            .map(
              ({ status, mediaType, schema }) =>
                [schema, [...at, "responses", String(status), ...content(mediaType)]] as const,
            ),
        ];
        checked += places.length;
        return places.flatMap(([schema, pointer]) => faultsOf(mode, schema, pointer));
      });
      expect(faults).toEqual([]);
      expect(checked).toBeGreaterThan(300);
    },
    300_000,
  );
});
