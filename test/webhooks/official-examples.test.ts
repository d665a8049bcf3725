import { describe, expect, it } from "vitest";
import { parseWebhook } from "../../templates/runtime/webhooks/parse-webhook.js";
import { signWebhook } from "../../templates/runtime/webhooks/testing/sign-webhook.js";
import { verifyWebhook } from "../../templates/runtime/webhooks/verify-webhook.js";
import { nodeSignature, NOW, officialExamples, reCase, SECRET } from "./support.js";

const examples = officialExamples();
const now = NOW * 1000;

describe.skipIf(!examples)(
  `official examples${examples ? "" : " (not run: no official documents here)"}`,
  () => {
    it("are all there", () => {
      expect(examples).toHaveLength(131);
      expect(new Set(examples?.map(({ event }) => event)).size).toBe(130);
    });

    it.each(["kebab", "camel", "snake"] as const)(
      "sign, verify and parse in %s",
      async (keyInflection) => {
        for (const { event, label, body: kebab } of examples ?? []) {
          const sent = reCase(kebab, keyInflection);
          const body = JSON.stringify(sent);
          const signature = await signWebhook({ body, secret: SECRET, timestamp: NOW });
          expect(signature).toBe(nodeSignature(body));
          await expect(verifyWebhook({ body, signature, secret: SECRET, now })).resolves.toEqual({
            sentAt: NOW,
          });

          const { attributes, id } = kebab.data;
          const parsed = await parseWebhook({
            body,
            signature,
            secret: SECRET,
            now,
            keyInflection,
          });
          expect(parsed, `${event} (${label})`).toEqual({
            name: event,
            id,
            createdAt: attributes["created-at"],
            resource: reCase(attributes.payload.data, keyInflection),
            included: reCase(attributes.payload.included ?? [], keyInflection),
            context: reCase(attributes.context, keyInflection),
            delivery: { sentAt: NOW },
            raw: sent,
          });
        }
      },
    );

    it("keep the customer's keys", async () => {
      const fieldsOf = (resource: unknown): unknown =>
        (resource as { attributes?: { fields?: object } }).attributes?.fields;
      const withFields = (examples ?? []).filter(({ body }) =>
        fieldsOf(body.data.attributes.payload.data),
      );
      expect(withFields.length).toBeGreaterThan(20);
      for (const { body: kebab } of withFields) {
        const body = JSON.stringify(reCase(kebab, "camel"));
        const signature = nodeSignature(body);
        const { resource } = await parseWebhook({
          body,
          signature,
          secret: SECRET,
          now,
          keyInflection: "camel",
        });
        expect(fieldsOf(resource)).toEqual(fieldsOf(kebab.data.attributes.payload.data));
      }
    });

    it("in one casing are told from the others", async () => {
      for (const { body: kebab } of examples ?? []) {
        for (const casing of ["camel", "snake"] as const) {
          const body = JSON.stringify(reCase(kebab, casing));
          await expect(
            parseWebhook({ body, signature: nodeSignature(body), secret: SECRET, now }),
          ).rejects.toMatchObject({
            code: "unexpected-casing",
            casing,
          });
        }
      }
    });
  },
);
