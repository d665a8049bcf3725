import { compareObjects } from "./compare-objects.js";
import type { ObjectSchema, Property, Schema } from "../model/schema.js";
import type { WebhookEvent } from "../model/api.js";
import type { Comparison } from "./comparison.js";

/** Webhook events by name; new ones are to be expected (https://docs.withpersona.com/versioning). */
export function compareEvents(comparison: Comparison): void {
  const { add } = comparison;
  const old = new Map(comparison.old.api.webhooks.map((event) => [event.name, event]));
  const now = new Map(comparison.now.api.webhooks.map((event) => [event.name, event]));
  for (const event of now.values()) {
    const before = old.get(event.name);
    const where = `event ${event.name}`;
    if (before === undefined) {
      add({ severity: "additive", kind: "event-added", where, message: `${event.name} is new` });
      continue;
    }
    compareParts(before, event, where, comparison);
    if (before.doc === event.doc) continue;
    const message = `the text of ${event.name} changed`;
    add({ severity: "docs", kind: "text-changed", where, message });
  }
  for (const { name } of old.values()) {
    if (now.has(name)) continue;
    const message = `${name} is gone`;
    const action = "remove what handles it";
    add({ severity: "breaking", kind: "event-removed", where: `event ${name}`, message, action });
  }
}

/** The parts of a delivery that differ from event to event, as the members of one object. */
function compareParts(
  old: WebhookEvent,
  now: WebhookEvent,
  at: string,
  comparison: Comparison,
): void {
  const place = { at, direction: "read", inside: new Set<string>() } as const;
  compareObjects(partsOf(old), partsOf(now), place, comparison);
}

function partsOf({ resource, included, context }: WebhookEvent): ObjectSchema {
  const part = (name: string, schema: Schema | undefined): readonly Property[] =>
    schema === undefined ? [] : [{ name, required: true, schema }];
  return {
    kind: "object",
    properties: [
      ...part("resource", resource),
      ...part("included", included),
      ...part("context", context),
    ],
    closed: true,
    inflected: false,
  };
}
