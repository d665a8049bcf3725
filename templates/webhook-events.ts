import { code, join, symbol, type Code } from "../generator/emit/code.js";
import { docComment } from "../generator/emit/docs.js";
import { propertyKey, stringLiteral } from "../generator/emit/literals.js";
import type { SourceFileTemplate } from "../generator/emit/print.js";
import { typeCode } from "../generator/emit/type-code.js";
import type { WebhookEvent } from "../generator/model/api.js";
import type { Schema } from "../generator/model/schema.js";
import type { Inflection } from "../generator/names/casing.js";
import { typeAliases } from "./aliases.js";
import { banner, webhookEventsFile, type Layout } from "./layout.js";
import { typeStyle } from "./properties.js";

const TypedWebhookEvent = symbol("TypedWebhookEvent", "src/runtime/webhooks/webhook-event.ts", {
  type: true,
});

/** Fewer events of a resource are told sooner than looked up. */
const FEWEST = 3;

/** One interface an event, and the events by name. */
export function webhookEventsTemplate(inflection: Inflection, layout: Layout): SourceFileTemplate {
  const { webhooks } = layout.api;
  const { symbols } = typeStyle(layout, inflection, "Blob");
  const type = (schema: Schema): Code => typeCode(schema, inflection, symbols);
  const bases = baseNames(layout);
  const byName = webhooks.map(
    ({ name, typeName }) => code`  readonly ${propertyKey(name)}: ${typeName};`,
  );
  const baseCode = (event: WebhookEvent, name: string): Code => {
    const typed = [stringLiteral(inflection), "Name", type(event.resource)];
    const included = includedOf(event, layout).map(type);
    return code`interface ${name}<Name extends string> extends ${TypedWebhookEvent}<${join([...typed, ...included])}> {}`;
  };
  const eventCode = (event: WebhookEvent): Code => {
    const base = event.context === undefined ? bases.get(subjectOf(event)) : undefined;
    const name = stringLiteral(event.name);
    const included = includedOf(event, layout).map(type);
    const context = event.context === undefined ? [] : [type(event.context)];
    const rest = context.length > 0 && included.length === 0 ? ["never"] : included;
    const typed = [stringLiteral(inflection), name, type(event.resource), ...rest, ...context];
    const parent =
      base === undefined ? code`${TypedWebhookEvent}<${join(typed)}>` : code`${base}<${name}>`;
    return code`${docComment(event.doc)}export interface ${event.typeName} extends ${parent} {}`;
  };
  return {
    path: webhookEventsFile(inflection),
    banner: banner("spec/overlay.yaml or templates/webhook-events.ts"),
    statements: [
      ...[...bases].flatMap(([subject, name]) => {
        const event = webhooks.find((each) => subjectOf(each) === subject);
        return event === undefined ? [] : [baseCode(event, name)];
      }),
      ...webhooks.flatMap((event) => [
        eventCode(event),
        ...typeAliases(layout.api, "event", event.typeName),
      ]),
      code`/** Events by name. */
export interface WebhookEvents {
${join(byName, "\n")}
}`,
    ],
  };
}

/** Equal for events that bring the same. */
const subjectOf = ({ resource, included }: WebhookEvent): string =>
  JSON.stringify([resource, included]);

/** What several events bring → the interface of the file that says so once, `InquiryEvent`. */
function baseNames({ api, type }: Layout): ReadonlyMap<string, string> {
  const taken = new Set([...api.webhooks.map(({ typeName }) => typeName)]);
  for (const { name } of api.types) taken.add(name);
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  for (const event of api.webhooks.filter(({ context }) => context === undefined)) {
    if (event.resource.kind !== "reference") continue;
    const subject = subjectOf(event);
    const name = `${type(event.resource.to).name}Event`;
    const count = (counts.get(subject) ?? 0) + 1;
    counts.set(subject, count);
    if (count < FEWEST || taken.has(name)) continue;
    taken.add(name);
    names.set(subject, name);
  }
  return names;
}

/** What may come along with the object of an event, if anything is known of it. */
function includedOf({ included }: WebhookEvent, layout: Layout): readonly Schema[] {
  const item = included === undefined ? undefined : itemOf(included, layout);
  return item === undefined ? [] : [item];
}

/** What an array holds; nothing is known of an array that lists no shape. */
function itemOf(schema: Schema, layout: Layout): Schema | undefined {
  switch (schema.kind) {
    case "reference":
      return itemOf(layout.type(schema.to).schema, layout);
    case "array":
      return schema.items.kind === "unknown" ? undefined : schema.items;
    default:
      return undefined;
  }
}
