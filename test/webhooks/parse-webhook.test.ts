import { describe, expect, it } from "vitest";
import { parseWebhook } from "../../templates/runtime/webhooks/parse-webhook.js";
import { EVENT, nodeSignature, NOW, OTHER_SECRET, reCase, SECRET } from "./support.js";

/** Signs and parses a body. */
const parse = (
  value: unknown,
  options: Record<string, unknown> = {},
): ReturnType<typeof parseWebhook<"kebab">> => {
  const body =
    typeof value === "string" || value instanceof Uint8Array ? value : JSON.stringify(value);
  return parseWebhook({
    body,
    signature: nodeSignature(body),
    secret: SECRET,
    now: NOW * 1000,
    ...options,
  });
};

const { attributes } = EVENT.data;

describe("an event", () => {
  it("is flat to use, and has the body as it was sent", async () => {
    await expect(parse(EVENT)).resolves.toEqual({
      name: "inquiry.approved",
      id: EVENT.data.id,
      createdAt: "2025-05-31T23:59:58.000Z",
      resource: attributes.payload.data,
      included: attributes.payload.included,
      context: { note: "kept" },
      delivery: {
        sentAt: NOW,
        firstAttemptedAt: undefined,
        attemptsMade: undefined,
        attemptsLeft: undefined,
      },
      raw: EVENT,
    });
  });

  it("tells of its delivery what the headers tell", async () => {
    const headers = {
      "Persona-Signature": nodeSignature(JSON.stringify(EVENT)),
      "Persona-Webhook-Attempts-Made": "2",
      "persona-webhook-attempts-left": "6",
      "Persona-Webhook-First-Attempted-At": String(NOW - 67),
    };
    const delivery = { sentAt: NOW, firstAttemptedAt: NOW - 67, attemptsMade: 2, attemptsLeft: 6 };
    for (const form of [headers, new Headers(headers)]) {
      await expect(parse(EVENT, { signature: undefined, headers: form })).resolves.toMatchObject({
        delivery,
      });
    }
  });

  it("passes over headers that hold no number", async () => {
    const headers = {
      "persona-signature": nodeSignature(JSON.stringify(EVENT)),
      "persona-webhook-attempts-made": "many",
      "persona-webhook-attempts-left": "-1",
      "persona-webhook-first-attempted-at": "",
    };
    const { delivery } = await parse(EVENT, { signature: undefined, headers });
    expect(delivery).toEqual({ sentAt: NOW });
  });

  it("needs neither included nor context, and keeps members nobody described", async () => {
    const payload = { data: attributes.payload.data };
    const rest = { name: attributes.name, "created-at": attributes["created-at"] };
    const bare = {
      data: { ...EVENT.data, links: {}, attributes: { ...rest, payload } },
      meta: { more: true },
    };
    const event = await parse(bare);
    expect(event.included).toEqual([]);
    expect(event.context).toBeUndefined();
    expect(event.raw).toEqual(bare);
  });

  it("of a name nobody described is an event too", async () => {
    const body = { data: { ...EVENT.data, attributes: { ...attributes, name: "sauna.heated" } } };
    await expect(parse(body)).resolves.toMatchObject({
      name: "sauna.heated",
      resource: attributes.payload.data,
    });
  });

  it("is read from bytes with a byte order mark", async () => {
    const bytes = Buffer.from(`\uFEFF${JSON.stringify(EVENT)}`);
    await expect(parse(bytes)).resolves.toMatchObject({ id: EVENT.data.id });
  });

  it("is the event that JSON.parse makes of it: keys are not special", async () => {
    const text = JSON.stringify(EVENT).replace('"status"', '"__proto__"');
    const { resource } = await parse(text);
    expect(Object.hasOwn((resource as { attributes: object }).attributes, "__proto__")).toBe(true);
    expect({}).not.toHaveProperty("approved");
  });
});

describe("the casing", () => {
  const casings = ["kebab", "camel", "snake"] as const;

  it.each(casings)("%s is read when it is asked for", async (casing) => {
    const body = reCase(EVENT, casing);
    await expect(parse(body, { keyInflection: casing })).resolves.toMatchObject({
      createdAt: attributes["created-at"],
      resource: reCase(attributes.payload.data, casing),
      raw: body,
    });
  });

  it.each(
    casings.flatMap((sent) =>
      casings.filter((asked) => asked !== sent).map((asked) => [sent, asked] as const),
    ),
  )("%s is told when %s is asked for", async (sent, asked) => {
    const error = await parse(reCase(EVENT, sent), { keyInflection: asked }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: "unexpected-casing", casing: sent });
    expect((error as Error).message).toMatch(new RegExp(`${sent}.*${asked}`));
  });

  it("that is asked for wins where a body has the moment in two", async () => {
    const both = { ...attributes, createdAt: "2020-01-01T00:00:00.000Z" };
    const body = { data: { ...EVENT.data, attributes: both } };
    await expect(parse(body)).resolves.toMatchObject({ createdAt: attributes["created-at"] });
    await expect(parse(body, { keyInflection: "camel" })).resolves.toMatchObject({
      createdAt: both.createdAt,
    });
  });

  it("is kebab by default", async () => {
    await expect(parse(reCase(EVENT, "camel"))).rejects.toMatchObject({
      code: "unexpected-casing",
      casing: "camel",
    });
  });
});

describe("what is refused", () => {
  it("what verifyWebhook refuses, whatever the body holds", async () => {
    await expect(parse(EVENT, { secret: OTHER_SECRET })).rejects.toMatchObject({
      code: "no-match",
    });
    await expect(parse("not json", { secret: OTHER_SECRET })).rejects.toMatchObject({
      code: "no-match",
    });
    await expect(parse(EVENT, { body: EVENT })).rejects.toMatchObject({ code: "body-was-parsed" });
    await expect(parse(EVENT, { secret: "" })).rejects.toMatchObject({ code: "missing-secret" });
  });

  it.each([
    "",
    "not json",
    "null",
    "[]",
    "7",
    '"text"',
    "{}",
    '{"data":null}',
    '{"data":{"id":"evt_1"}}',
    '{"data":{"id":"evt_1","attributes":null}}',
    '{"data":{"id":"evt_1","attributes":{"name":"inquiry.approved"}}}',
    '{"data":{"id":"evt_1","attributes":{"created-at":"2025-01-01T00:00:00Z"}}}',
    '{"data":{"attributes":{"name":"inquiry.approved","created-at":"2025-01-01T00:00:00Z"}}}',
    '{"data":{"id":"evt_1","attributes":{"name":7,"created-at":"2025-01-01T00:00:00Z"}}}',
  ])("an authentic body that is no event: %s", async (text) => {
    await expect(parse(text)).rejects.toMatchObject({ name: "WebhookError", code: "not-an-event" });
  });

  it("but not an event without an object: settings of the webhook may leave it out", async () => {
    const body = { data: { ...EVENT.data, attributes: { ...attributes, payload: null } } };
    await expect(parse(body)).resolves.toMatchObject({ resource: undefined, included: [] });
  });
});
