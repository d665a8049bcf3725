import { type VerifyOptions, verifyWebhook } from "./verify-webhook.js";
import { bytesOf } from "./webhook-body.js";
import { WebhookError } from "./webhook-error.js";
import type {
  EventOf,
  Inflection,
  UnknownWebhookEvent,
  WebhookCatalogue,
} from "./webhook-event.js";
import { headerOf } from "./webhook-headers.js";

export type ParseOptions<K extends Inflection = Inflection> = VerifyOptions & {
  /** The casing the webhook is set up with; `kebab` by default. */
  readonly keyInflection?: K;
};

/** `parseWebhook`, typed with the events of a catalogue. */
export type ParseWebhook<C extends WebhookCatalogue> = <K extends Inflection = "kebab">(
  options: ParseOptions<K>,
) => Promise<EventOf<C, K>>;

/** The moment of the event is the one key of the envelope that differs from casing to casing. */
const CREATED_AT = { kebab: "created-at", camel: "createdAt", snake: "created_at" } as const;

/** The members of a body that are read; anything else passes through in `raw`. */
interface Body {
  readonly data?: {
    readonly id?: unknown;
    readonly attributes?: Readonly<Record<string, unknown>> & {
      readonly payload?: { readonly data?: unknown; readonly included?: unknown };
    };
  };
}

function json(body: Uint8Array): Body | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as Body;
  } catch {
    return undefined;
  }
}

/**
 * Verifies a delivery and reads its event: flat, in the webhook's own casing. Members that are not described pass
 * through; names that are not known are events too.
 *
 * @throws WebhookError (as a rejection) as `verifyWebhook` does, and with `code` `not-an-event` for an authentic body
 * that is no event, or `unexpected-casing` for one in another casing than `keyInflection`; the error's `casing` says
 * which one it is in.
 */
export async function parseWebhook<K extends Inflection = "kebab">(
  options: ParseOptions<K>,
): Promise<UnknownWebhookEvent<K, never>> {
  const { sentAt } = await verifyWebhook(options);
  const { keyInflection: expected = "kebab" } = options;
  const raw = json(bytesOf(options.body));
  const id = raw?.data?.id;
  const attributes = raw?.data?.attributes ?? {};
  const { name, payload, context } = attributes;
  const casing = ([expected, "kebab", "camel", "snake"] as const).find(
    (key) => attributes[CREATED_AT[key]],
  );
  if (typeof id !== "string" || typeof name !== "string" || !casing) {
    throw new WebhookError("not-an-event", "the body is not an event of Persona");
  }
  if (casing !== expected) {
    throw new WebhookError("unexpected-casing", `keys are in ${casing}, expected ${expected}`, {
      casing,
    });
  }
  const headers = "headers" in options ? options.headers : undefined;
  const count = (header: string): number | undefined => {
    const value = headerOf(headers, `persona-webhook-${header}`);
    return value && /^\d+$/.test(value) ? Number(value) : undefined;
  };
  return {
    name,
    id,
    createdAt: attributes[CREATED_AT[casing]],
    resource: payload?.data,
    included: payload?.included ?? [],
    context: context ?? undefined,
    delivery: {
      sentAt,
      firstAttemptedAt: count("first-attempted-at"),
      attemptsMade: count("attempts-made"),
      attemptsLeft: count("attempts-left"),
    },
    raw,
  } as unknown as UnknownWebhookEvent<K, never>;
}
