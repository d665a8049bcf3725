import { describe, expect, it } from "vitest";
import type { WebhookEvent } from "../../generator/model/api.js";
import type { ObjectSchema, Property, Schema } from "../../generator/model/schema.js";
import { webhookRecipes } from "../../generator/sample/webhook-recipes.js";

const property = (name: string, schema: Schema): Property => ({ name, schema, required: true });
const object = (...properties: readonly Property[]): ObjectSchema => ({
  kind: "object",
  properties,
  closed: true,
  inflected: true,
});
const string: Schema = { kind: "string" };

const thing = object(
  property("id", { kind: "id", id: "thing" }),
  property("status", { kind: "enum", values: ["made", "sold"], open: true }),
  property("kind", { kind: "enum", values: ["big", "small"], open: true }),
  property("made-at", { kind: "string", format: "date-time" }),
  property("made-on", { kind: "string", format: "date" }),
  property("sold-at", { kind: "string", format: "date-time", nullable: true }),
  property("mark", { kind: "literal", value: "#1" }),
  property("fields", { ...object(property("first_name", string)), inflected: false }),
  property("empty", { ...object(), inflected: false }),
);

const world = {
  types: [{ key: "thing", schema: thing }],
  ids: [{ key: "thing", prefixes: ["th_"] }],
};
const webhook = (
  name: string,
  resource: Schema,
  others: Partial<WebhookEvent> = {},
): WebhookEvent => ({
  name,
  resource,
  typeName: "Event",
  ...others,
});

describe("recipes of events", () => {
  const payload = {
    data: {
      id: "#th_",
      status: "?made|sold",
      kind: "big",
      "made-at": "@",
      "made-on": "@date",
      "sold-at": null,
      mark: "'#1",
      fields: { "=": { first_name: "first_name" } },
      empty: {},
    },
  };

  it("leave open what each event has of its own, once for a family", () => {
    const recipes = webhookRecipes({
      ...world,
      webhooks: [
        webhook(
          "shop/thing.made",
          { kind: "reference", to: "thing" },
          { context: object(property("by", string)) },
        ),
        webhook("shop/thing.sold", thing),
      ],
    });
    expect(recipes).toEqual({
      payloads: { "shop/thing": payload },
      contexts: { "shop/thing.made": { by: "by" } },
    });
  });

  it("are an event's own where it differs from its family", () => {
    const { payloads } = webhookRecipes({
      ...world,
      webhooks: [
        webhook("thing.made", thing),
        webhook("thing.lost", object(), { included: { kind: "array", items: thing } }),
        webhook("thing.sold", thing),
      ],
    });
    expect(payloads).toEqual({ thing: payload, "thing.lost": { data: {}, included: [] } });
  });
});
