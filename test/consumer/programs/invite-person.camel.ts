import type { InquiryTemplateId, Persona } from "persona-sdk";
import type { Inquiry } from "persona-sdk/camel";
import { createWebhookHandler } from "persona-sdk/webhooks";

/** Invites persons by a link each; `webhook` receives what Persona delivers about them. */
export function invitations(persona: Persona<"camel">, secret: string) {
  const waiting = new Map<string, (inquiry: Inquiry) => void>();

  const webhook = createWebhookHandler({
    secret,
    keyInflection: "camel", // as it is set up in Persona
    on: {
      "inquiry.completed": ({ resource }) => {
        waiting.get(resource.id)?.(resource);
        waiting.delete(resource.id);
      },
    },
  });

  /** @returns the link for the person, and the inquiry as it is when they are done. */
  async function invite(template: InquiryTemplateId, customer: string) {
    const { data, meta } = await persona.inquiries.create({
      body: {
        data: { attributes: { inquiryTemplateId: template } },
        meta: { autoCreateAccountReferenceId: customer, autoCreateOneTimeLink: true },
      },
      idempotencyKey: `invite-${customer}`,
    });
    const completed = new Promise<Inquiry>((resolve) => waiting.set(data.id, resolve));
    return { link: meta.oneTimeLink, completed };
  }

  return { invite, webhook };
}
