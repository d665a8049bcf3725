import type {
  Inflection,
  TypedWebhookEvent,
  UnknownWebhookEvent,
  WebhookCatalogue,
  WebhookDelivery,
} from "../webhook-event.js";
import { type Filling, fillRecipe, inflect, seededText } from "./fill-recipe.js";
import { type DeepPartial, merge } from "./merge.js";
import type { EventRecipes } from "./recipe.js";

/** What a test wants otherwise than the contract alone would have it. */
export interface EventOverrides<Event, K extends Inflection> {
  /** Decides about ids and moments; 0 by default. */
  readonly seed?: number;
  /** Casing of the keys; `kebab` by default. */
  readonly keyInflection?: K;
  readonly id?: `evt_${string}`;
  /** ISO 8601. */
  readonly createdAt?: string;
  /** Merged into the object of the event; lists are replaced. Keys in the event's casing. */
  readonly resource?: Event extends { readonly resource: infer R } ? DeepPartial<R> : never;
  readonly included?: Event extends { readonly included: infer I } ? I : never;
  readonly context?: Event extends { readonly context: infer C } ? DeepPartial<C> : never;
  readonly delivery?: Partial<WebhookDelivery>;
}

/** The event of a name, in a casing. */
export type EventNamed<
  C extends WebhookCatalogue,
  K extends Inflection,
  Name,
> = Name extends keyof C[K] ? C[K][Name] : UnknownWebhookEvent<K, C["unmodelled"]>;

/** `webhookEvent`, typed with the events of a catalogue. */
export type WebhookEventFactory<C extends WebhookCatalogue> = <
  const Name extends (keyof C["kebab"] & string) | C["unmodelled"],
  K extends Inflection = "kebab",
>(
  name: Name,
  overrides?: EventOverrides<EventNamed<C, K, Name>, K>,
) => EventNamed<C, K, Name>;

type AnyEvent = TypedWebhookEvent<Inflection, string, unknown, unknown, unknown>;

interface Payload {
  readonly data: unknown;
  readonly included?: readonly unknown[];
}

/** Overrides of any event. */
interface AnyOverrides {
  readonly seed?: number;
  readonly keyInflection?: Inflection;
  readonly id?: `evt_${string}`;
  readonly createdAt?: string;
  readonly resource?: unknown;
  readonly included?: readonly unknown[];
  readonly context?: unknown;
  readonly delivery?: Partial<WebhookDelivery>;
}

/**
 * Makes `webhookEvent`, which builds an event as `parseWebhook` returns it, valid by the contract: every attribute is
 * there, `null` where that is allowed; ids have their prefixes; the status is the one the event is named after. The
 * same arguments build the same event. Sign `JSON.stringify(event.raw)` to deliver it.
 */
export function webhookEventFactory<C extends WebhookCatalogue>(
  recipes: EventRecipes,
): WebhookEventFactory<C> {
  const build = (name: string, overrides: AnyOverrides = {}): AnyEvent =>
    buildEvent(recipes, name, overrides);
  return build as unknown as WebhookEventFactory<C>;
}

function buildEvent(recipes: EventRecipes, name: string, overrides: AnyOverrides): AnyEvent {
  const { seed = 0, keyInflection: inflection = "kebab" } = overrides;
  const family = name.slice(0, name.lastIndexOf("."));
  const { createdAt = momentOf(seed), id = `evt_${seededText(seed, name)}` as const } = overrides;
  const filling: Filling = {
    seed,
    inflection,
    moment: createdAt,
    verb: name.slice(family.length + 1),
  };
  const payload = fillRecipe(
    recipes.payloads[name] ?? recipes.payloads[family] ?? { data: {} },
    filling,
  ) as Payload;
  const resource = merge(payload.data, overrides.resource);
  const included = overrides.included ?? payload.included;
  const context = merge(fillRecipe(recipes.contexts[name], filling), overrides.context);
  const attributes = {
    name,
    payload: { data: resource, ...(included && { included }) },
    ...(context !== undefined && { context }),
    [inflect("created-at", inflection)]: createdAt,
  };
  return {
    name,
    id,
    createdAt,
    resource,
    included: included ?? [],
    context,
    delivery: deliveryOf(createdAt, overrides.delivery),
    raw: { data: { type: "event", id, attributes } } as unknown as AnyEvent["raw"],
  };
}

/** The first delivery of an event, in the second it happened in. */
function deliveryOf(createdAt: string, overrides: Partial<WebhookDelivery> = {}): WebhookDelivery {
  const sentAt = Math.floor(Date.parse(createdAt) / 1000);
  return { sentAt, firstAttemptedAt: sentAt, attemptsMade: 1, attemptsLeft: 7, ...overrides };
}

/** A second of 2025. */
function momentOf(seed: number): string {
  const second = (Math.imul(seed, 0x9e3779b1) >>> 0) % (365 * 24 * 60 * 60);
  return new Date(Date.UTC(2025, 0, 1) + second * 1000).toISOString();
}
