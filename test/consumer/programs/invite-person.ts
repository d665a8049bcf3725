import type { Client, Inquiry, InquiryTemplateId } from "persona-sdk";
import { createInquiry } from "persona-sdk/operations";
import { createWebhookHandler } from "persona-sdk/webhooks";

/** Invites persons by a link each; `webhook` receives what Persona delivers about them. */
export function invitations(client: Client<"kebab">, secret: string) {
  const waiting = new Map<string, (inquiry: Inquiry) => void>();

  const webhook = createWebhookHandler({
    secret,
    on: {
      "inquiry.completed": ({ resource }) => {
        waiting.get(resource.id)?.(resource);
        waiting.delete(resource.id);
      },
    },
  });

  /** @returns the link for the person, and the inquiry as it is when they are done. */
  async function invite(template: InquiryTemplateId, customer: string) {
    const { data, meta } = await createInquiry(client, {
      body: {
        data: { attributes: { "inquiry-template-id": template } },
        meta: {
          "auto-create-account-reference-id": customer,
          "auto-create-one-time-link": true,
        },
      },
      idempotencyKey: `invite-${customer}`,
    });
    const completed = new Promise<Inquiry>((resolve) => waiting.set(data.id, resolve));
    return { link: meta["one-time-link"], completed };
  }

  return { invite, webhook };
}
