import { createHmac } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const SECRET = "wbhsec_6f1c1f0e-0000-4000-8000-000000000001";
export const OTHER_SECRET = "wbhsec_6f1c1f0e-0000-4000-8000-000000000002";

/** 2025-06-01T00:00:00Z, in Unix seconds: the time in all tests that do not ask for another. */
export const NOW = 1_748_736_000;

/** Signs with Node's own HMAC: nothing of the code under test. */
export function nodeSignature(
  body: string | Uint8Array,
  secret: string = SECRET,
  timestamp: number | string = NOW,
): string {
  const digest = createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex");
  return `t=${timestamp},v1=${digest}`;
}

/** A small event in kebab, with members the contract does not list. */
export const EVENT = {
  data: {
    type: "event",
    id: "evt_2kZ6mQ1rT8vB4nX9cJ5hL7wD",
    attributes: {
      name: "inquiry.approved",
      "created-at": "2025-05-31T23:59:58.000Z",
      "redacted-at": null,
      payload: {
        data: {
          type: "inquiry",
          id: "inq_9aB8cD7eF6gH5jK4mN3pQ2rS",
          attributes: { status: "approved", "reference-id": "user-7" },
        },
        included: [{ type: "account", id: "act_1" }] as readonly object[],
      },
      context: { note: "kept" },
    },
  },
};

type Casing = "kebab" | "camel" | "snake";

/**
 * Spells keys in another casing, independently of the project's own rule. What is in `fields` is the customer's and
 * stays as it is.
 */
export function reCase(value: unknown, casing: Casing): unknown {
  if (Array.isArray(value)) return value.map((item) => reCase(item, casing));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      spell(key, casing),
      key === "fields" ? child : reCase(child, casing),
    ]),
  );
}

function spell(key: string, casing: Casing): string {
  if (casing === "kebab" || key !== key.toLowerCase()) return key;
  const words = key.split(/[-_]/).filter(Boolean);
  if (casing === "snake") return words.join("_");
  return words
    .map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
}

/** One delivery as the official document shows it. */
export interface OfficialExample {
  readonly event: string;
  readonly label: string;
  readonly body: {
    readonly data: {
      readonly id: string;
      readonly attributes: {
        readonly name: string;
        readonly "created-at": string;
        readonly payload: { readonly data: unknown; readonly included?: unknown };
        readonly context?: unknown;
      };
    };
  };
}

/** The webhook examples of an official document, with references resolved; `undefined` where it is not on this machine. */
export function officialExamples(version = "2025-12-08"): readonly OfficialExample[] | undefined {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const folder = process.env["PERSONA_OPENAPI_DIR"] ?? path.join(root, "../shared/persona-openapi");
  const file = path.resolve(root, folder, version, "openapi-bundled.json");
  if (!existsSync(file)) return undefined;
  const document = JSON.parse(readFileSync(file, "utf8")) as OfficialDocument;
  return Object.entries(document.webhooks).flatMap(([event, { post }]) =>
    Object.entries(post.requestBody.content["application/json"].examples).map(
      ([label, example]) => {
        const resolved =
          "$ref" in example
            ? document.components.examples[example.$ref.split("/").at(-1) ?? ""]
            : example;
        if (!resolved) throw new Error(`no example for ${event}`);
        return { event, label, body: resolved.value };
      },
    ),
  );
}

interface Example {
  readonly value: OfficialExample["body"];
}

interface OfficialDocument {
  readonly webhooks: Readonly<
    Record<
      string,
      {
        readonly post: {
          readonly requestBody: {
            readonly content: {
              readonly "application/json": {
                readonly examples: Readonly<Record<string, Example | { readonly $ref: string }>>;
              };
            };
          };
        };
      }
    >
  >;
  readonly components: { readonly examples: Readonly<Record<string, Example | undefined>> };
}
