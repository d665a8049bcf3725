import type { IdKind, WebhookEvent } from "../../generator/model/api.js";
import type { PackageFacts } from "../index-file.js";
import { cell } from "./markdown.js";

/** A table of all kinds of ids. */
export function idSections(ids: readonly IdKind[]): readonly string[] {
  if (ids.length === 0) return [];
  const rows = ids.map(({ name, prefixes, is, assert, parse }) => {
    const starts = prefixes.map((prefix) => `\`${prefix}\``).join(", ");
    return `| \`${name}\` | ${starts} | \`${is}\`, \`${assert}\`, \`${parse}\` |`;
  });
  return [
    "## Ids",
    ["| Type | Begins with | Functions |", "| --- | --- | --- |", ...rows].join("\n"),
  ];
}

/** A table of all webhook events. */
export function webhookSections(
  webhooks: readonly WebhookEvent[],
  { name }: PackageFacts,
): readonly string[] {
  if (webhooks.length === 0) return [];
  const rows = webhooks.map(
    (event) =>
      `| \`${event.name}\` | \`${event.typeName}\` | ${event.doc === undefined ? "" : cell(event.doc)} |`,
  );
  return [
    "## Webhook events",
    `Names and types of \`${name}/webhooks\`; others arrive as an unknown event.`,
    ["| Event | Type | When |", "| --- | --- | --- |", ...rows].join("\n"),
  ];
}
