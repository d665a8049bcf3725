import { describe, expect, it, vi } from "vitest";
import { createWebhookHandler } from "../../templates/runtime/webhooks/handler.js";
import { parseWebhook } from "../../templates/runtime/webhooks/parse-webhook.js";
import type { EventRecipes } from "../../templates/runtime/webhooks/testing/recipe.js";
import { webhookEventFactory } from "../../templates/runtime/webhooks/testing/webhook-event-factory.js";
import { webhookRequest } from "../../templates/runtime/webhooks/testing/webhook-request.js";
import { NOW, SECRET } from "./support.js";

const recipes: EventRecipes = {
  payloads: {
    inquiry: {
      data: {
        type: "inquiry",
        id: "#inq_",
        attributes: {
          status: "?created|approved|requires_retry",
          "created-at": "@",
          "created-on": "@date",
          "note-text": "'@literal",
          "expires-at": null,
          "X-API-Key": "x",
          fields: { "=": { "first-name": { "=": { type: "string", value: null } } } },
          tags: [],
        },
        relationships: { account: { data: { type: "account", id: "#act_" } } },
      },
      included: [],
    },
    "inquiry.transitioned": { data: { type: "other" } },
  },
  contexts: { "inquiry.updated-tags": { "added-tags": [] } },
};

/** The factory without the types of a catalogue. */
const build = webhookEventFactory(recipes) as unknown as (
  name: string,
  overrides?: Record<string, unknown>,
) => ReturnType<ReturnType<typeof webhookEventFactory>> & {
  resource: {
    id: string;
    attributes: Record<string, unknown>;
    relationships: { account: { data: { id: string } } };
  };
};

describe("a built event", () => {
  it("is one as parseWebhook returns it", async () => {
    for (const keyInflection of ["kebab", "camel", "snake"] as const) {
      const event = build("inquiry.approved", { keyInflection });
      const request = await webhookRequest({
        event,
        secret: SECRET,
        timestamp: event.delivery.sentAt,
      });
      const parsed = await parseWebhook({
        body: await request.arrayBuffer(),
        headers: request.headers,
        secret: SECRET,
        now: event.delivery.sentAt * 1000,
        keyInflection,
      });
      expect(parsed).toEqual(event);
    }
  });

  it("has ids with their prefixes, one moment, and the status it is named after", () => {
    const { id, createdAt, resource } = build("inquiry.approved");
    expect(id).toMatch(/^evt_[A-Za-z0-9]{24}$/);
    expect(resource.id).toMatch(/^inq_[A-Za-z0-9]{24}$/);
    expect(resource.relationships.account.data.id).toMatch(/^act_[A-Za-z0-9]{24}$/);
    expect(resource.attributes).toMatchObject({
      status: "approved",
      "created-at": createdAt,
      "created-on": createdAt.slice(0, 10),
      "note-text": "@literal",
      "expires-at": null,
    });
    expect(build("inquiry.requires-retry").resource.attributes["status"]).toBe("requires_retry");
    expect(build("inquiry.redacted").resource.attributes["status"]).toBe("created");
  });

  it("is the same for the same seed, and another for another", () => {
    expect(build("inquiry.approved", { seed: 7 })).toEqual(build("inquiry.approved", { seed: 7 }));
    const events = Array.from({ length: 200 }, (_, seed) => build("inquiry.approved", { seed }));
    for (const of of [
      events.map(({ id }) => id),
      events.map(({ resource }) => resource.id),
      events.map(({ createdAt }) => createdAt),
    ]) {
      expect(new Set(of).size).toBe(200);
    }
  });

  it("is spelt in the casing that is asked for, except for the customer's keys and other standards'", () => {
    const { resource, raw } = build("inquiry.approved", { keyInflection: "camel" });
    expect(Object.keys(resource.attributes)).toEqual([
      "status",
      "createdAt",
      "createdOn",
      "noteText",
      "expiresAt",
      "X-API-Key",
      "fields",
      "tags",
    ]);
    expect(resource.attributes["fields"]).toEqual({
      "first-name": { type: "string", value: null },
    });
    expect(raw.data.attributes).toHaveProperty("createdAt");
    const snake = build("inquiry.updated-tags", { keyInflection: "snake" });
    expect(snake.context).toEqual({ added_tags: [] });
    expect(snake.raw.data.attributes).toHaveProperty("created_at");
  });

  it("takes overrides: merged into the object, in the flat event and in the body alike", () => {
    const event = build("inquiry.updated-tags", {
      id: "evt_mine",
      createdAt: "2030-01-02T03:04:05.000Z",
      resource: { attributes: { "reference-id": "user-7", tags: ["a"] } },
      included: [{ type: "account" }],
      context: { "added-tags": ["a"] },
      delivery: { attemptsMade: 3 },
    });
    expect(event).toMatchObject({
      id: "evt_mine",
      createdAt: "2030-01-02T03:04:05.000Z",
      resource: {
        type: "inquiry",
        attributes: {
          status: "created",
          "reference-id": "user-7",
          tags: ["a"],
          "created-at": "2030-01-02T03:04:05.000Z",
        },
      },
      included: [{ type: "account" }],
      context: { "added-tags": ["a"] },
      delivery: { attemptsMade: 3, attemptsLeft: 7 },
      raw: {
        data: {
          id: "evt_mine",
          attributes: {
            name: "inquiry.updated-tags",
            "created-at": "2030-01-02T03:04:05.000Z",
            payload: {
              data: { attributes: { "reference-id": "user-7" } },
              included: [{ type: "account" }],
            },
            context: { "added-tags": ["a"] },
          },
        },
      },
    });
  });

  it("does not share anything with the next one", () => {
    const first = build("inquiry.approved") as unknown as {
      resource: { attributes: { status: string } };
    };
    first.resource.attributes.status = "changed";
    expect(build("inquiry.approved").resource.attributes["status"]).toBe("approved");
  });

  it("may have a recipe of its own, and may have none", () => {
    expect(build("inquiry.transitioned").resource).toEqual({ type: "other" });
    expect(build("sar.filed", { resource: { any: 1 } })).toMatchObject({
      name: "sar.filed",
      resource: { any: 1 },
      included: [],
    });
  });
});

describe("a request made from it", () => {
  it("reaches a handler as a delivery of Persona would", async () => {
    const ran = vi.fn();
    const handler = createWebhookHandler({ secret: SECRET, on: { "inquiry.approved": ran } });
    const event = build("inquiry.approved", {
      delivery: { attemptsMade: 2, firstAttemptedAt: undefined },
    });
    const response = await handler(await webhookRequest({ event, secret: SECRET }));
    expect(response.status).toBe(200);
    expect(ran).toHaveBeenCalledWith(
      expect.objectContaining({
        id: event.id,
        resource: event.resource,
        delivery: expect.objectContaining({
          attemptsMade: 2,
          attemptsLeft: 7,
          firstAttemptedAt: undefined,
        }) as object,
      }),
    );
  });

  it("goes where it is told to, signed when it is told to", async () => {
    const request = await webhookRequest({
      event: build("inquiry.approved"),
      secret: SECRET,
      timestamp: NOW,
      url: "http://localhost:1/x",
    });
    expect([request.method, request.url, request.headers.get("content-type")]).toEqual([
      "POST",
      "http://localhost:1/x",
      "application/json",
    ]);
    expect(request.headers.get("persona-signature")).toMatch(
      new RegExp(`^t=${NOW},v1=[0-9a-f]{64}$`),
    );
  });

  it("needs a secret", async () => {
    await expect(
      webhookRequest({ event: build("inquiry.approved"), secret: "" }),
    ).rejects.toMatchObject({ code: "missing-secret" });
  });
});
