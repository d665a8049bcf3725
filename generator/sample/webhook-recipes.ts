import type { Api } from "../model/api.js";
import type { Schema } from "../model/schema.js";
import { type Recipe, recipeWriter } from "./recipe-writer.js";
import { samplePolicy } from "./sample-policy.js";
import { sampleWalk, type SampleWorld } from "./sample-walk.js";

/** What `webhookEvent` of the generated package is made from, by name of the event or of its family. */
export interface WebhookRecipes {
  readonly payloads: Readonly<Record<string, Recipe>>;
  readonly contexts: Readonly<Record<string, Recipe>>;
}

/**
 * A resting sample of the payload and the context of every webhook event, with marks where each test event has values
 * of its own. Events of one family (all before the last dot) share a recipe where their payloads are alike; one that
 * differs from the first of its family has its own.
 */
export function webhookRecipes(api: Pick<Api, "webhooks"> & SampleWorld): WebhookRecipes {
  const walk = sampleWalk(api, samplePolicy("resting", 0), recipeWriter);
  // An event that would have to hold itself is never sent; the test event of its name holds nothing.
  const write = (schema: Schema): Recipe => walk(schema) ?? {};
  const payloads: Record<string, Recipe> = {};
  const contexts: Record<string, Recipe> = {};
  for (const { name, resource, included, context } of api.webhooks) {
    share(payloads, name, write(payloadSchema(resource, included)));
    if (context) contexts[name] = write(context);
  }
  return { payloads, contexts };
}

function share(recipes: Record<string, Recipe>, name: string, recipe: Recipe): void {
  const family = name.slice(0, name.lastIndexOf("."));
  recipes[family] ??= recipe;
  if (JSON.stringify(recipes[family]) !== JSON.stringify(recipe)) recipes[name] = recipe;
}

function payloadSchema(resource: Schema, included: Schema | undefined): Schema {
  const objects =
    included === undefined ? [] : [{ name: "included", required: false, schema: included }];
  return {
    kind: "object",
    properties: [{ name: "data", required: true, schema: resource }, ...objects],
    closed: false,
    inflected: true,
  };
}
