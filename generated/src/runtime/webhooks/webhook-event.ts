/** How the keys of a webhook's bodies are spelt: the webhook's own setting, not a header. */
export type Inflection = "kebab" | "camel" | "snake";

/** Facts of one delivery, beside the event it carries. */
export interface WebhookDelivery {
  /** When this delivery was signed, in Unix seconds; a repeated delivery is signed anew. */
  readonly sentAt: number;
  /** When the first delivery of the event was tried, in Unix seconds. */
  readonly firstAttemptedAt: number | undefined;
  readonly attemptsMade: number | undefined;
  readonly attemptsLeft: number | undefined;
}

/** How the moment of an event is spelt in each casing; also what tells the casings apart. */
export interface CreatedAtKey {
  readonly kebab: "created-at";
  readonly camel: "createdAt";
  readonly snake: "created_at";
}

/** The body as Persona sent it: the JSON:API envelope around an event. */
export interface WebhookEnvelope<
  K extends Inflection,
  Name extends string,
  Resource,
  Included,
  Context,
> {
  readonly data: {
    readonly type: "event";
    readonly id: `evt_${string}`;
    readonly attributes: {
      readonly name: Name;
      readonly payload: { readonly data: Resource; readonly included?: readonly Included[] };
      readonly context?: Context;
    } & Readonly<Record<CreatedAtKey[K], string>>;
  };
}

/** An event that needs no digging: what happened, to what, when. The generated events are all of this shape. */
export interface TypedWebhookEvent<
  K extends Inflection,
  Name extends string,
  Resource,
  Included = never,
  Context = Readonly<Record<string, unknown>>,
> {
  readonly name: Name;
  /** The same for every delivery of the event: what to deduplicate by. */
  readonly id: `evt_${string}`;
  /** ISO 8601. Deliveries come in any order; this is the order things happened in. */
  readonly createdAt: string;
  /** The object the event is about. */
  readonly resource: Resource;
  /** Related objects, where the webhook is set up to send them; otherwise empty. */
  readonly included: readonly Included[];
  readonly context: Context | undefined;
  readonly delivery: WebhookDelivery;
  readonly raw: WebhookEnvelope<K, Name, Resource, Included, Context>;
}

/**
 * Type of the name of an event that this version of the package does not know. No name is spelt like this: a template
 * that no known name matches keeps `switch (event.name)` narrowing to one event per case, which `string` would not.
 */
export type UnknownEventName = `${string}(unknown)`;

/** An event whose body is not described; `Unmodelled` are the names that are known to exist all the same. */
export interface UnknownWebhookEvent<
  K extends Inflection,
  Unmodelled extends string,
> extends TypedWebhookEvent<K, Unmodelled | UnknownEventName, unknown, unknown> {
  readonly name: Unmodelled | UnknownEventName;
}

/** What the package knows about events: a map from name to event for each casing, and the names without a description. */
export interface WebhookCatalogue {
  readonly kebab: object;
  readonly camel: object;
  readonly snake: object;
  readonly unmodelled: string;
}

/** Every event of a catalogue in one casing, told apart by `name`. */
export type EventOf<C extends WebhookCatalogue, K extends Inflection> =
  C[K][keyof C[K]] | UnknownWebhookEvent<K, C["unmodelled"]>;
