import { code, join, symbol, type Code, type ImportedSymbol } from "../generator/emit/code.js";
import { literal, stringLiteral } from "../generator/emit/literals.js";
import type { Reexport, SourceFileTemplate } from "../generator/emit/print.js";
import { inflections, type Inflection } from "../generator/names/casing.js";
import { webhookRecipes } from "../generator/sample/webhook-recipes.js";
import {
  banner,
  enumsFile,
  WEBHOOKS_INDEX_FILE,
  WEBHOOKS_TESTING_FILE,
  webhookEventsFile,
  type Layout,
} from "./layout.js";
import { webhookEventsTemplate } from "./webhook-events.js";

const NAMES_FILE = "src/webhooks/names.ts";
const RECIPES_FILE = "src/webhooks/testing/recipes.ts";
const runtime = (module: string): string => `src/runtime/webhooks/${module}.ts`;
const runtimeType = (name: string, module: string): ImportedSymbol =>
  symbol(name, runtime(module), { type: true });

/** The entry points `webhooks` and `webhooks/testing`: event types in three casings, names, verifier, handler, test events. */
export function webhookFiles(layout: Layout): readonly SourceFileTemplate[] {
  if (layout.api.webhooks.length === 0) return [];
  return [
    ...inflections.map((inflection) => webhookEventsTemplate(inflection, layout)),
    namesFile(layout),
    indexFile(),
    recipesFile(layout),
    testingFile(),
  ];
}

/** Names that the contract models and names that can only be enabled, as types and values. */
function namesFile(layout: Layout): SourceFileTemplate {
  const modelled = layout.api.webhooks.map(({ name }) => name);
  const enabled = enabledEvents(layout);
  const others = (enabled?.values ?? []).filter((name) => name !== "*" && !modelled.includes(name));
  const events = symbol("WebhookEvents", webhookEventsFile("kebab"), { type: true });
  const list = (names: readonly string[]): Code => code`[${join(names.map(stringLiteral))}]`;
  return {
    path: NAMES_FILE,
    banner: banner("spec/ or templates/webhooks.ts"),
    statements: [
      code`/** Name of an event that has a type. */
export type WebhookEventName = keyof ${events};

/** Name of an event that can be enabled and has no type of its own. */
export type UnmodelledEventName = ${enabled === undefined ? "never" : code`Exclude<(typeof ${enabled.constant})[number], "*" | WebhookEventName>`};

/** What \`enabled-events\` of a webhook takes; Persona adds names, so any other is possible too. */
export type EnabledEvent = ${typeOfEnabled(enabled, modelled)};

/** Names of the events that have a type. */
export const webhookEventNames: readonly WebhookEventName[] = ${list(modelled)};

/** Names that can be enabled, of events whose content the contract does not describe. */
export const unmodelledEventNames: readonly UnmodelledEventName[] = ${list(others)};`,
    ],
  };
}

/** An event that has a type can be enabled, also where the enum lacks it. */
function typeOfEnabled(enabled: EnabledEvents | undefined, modelled: readonly string[]): Code {
  if (enabled === undefined) return code`"*" | WebhookEventName | (string & {})`;
  const hasAll = modelled.every((name) => enabled.values.includes(name));
  return hasAll ? code`${enabled.type}` : code`${enabled.type} | WebhookEventName`;
}

interface EnabledEvents {
  readonly values: readonly string[];
  readonly type: ImportedSymbol;
  /** Holds the values. */
  readonly constant: ImportedSymbol;
}

/** The enum that names every event: the one that holds most modelled names, and more than half of them. */
function enabledEvents(layout: Layout): EnabledEvents | undefined {
  const names = layout.api.webhooks.map(({ name }) => name);
  const enums = layout.api.types.flatMap((type) => {
    const { schema, enumNames } = type;
    if (schema.kind !== "enum" || enumNames === undefined || type.aliasOf !== undefined) return [];
    const { values } = schema;
    const held = names.filter((name) => values.includes(name)).length;
    const constant = symbol(enumNames.values, enumsFile(type.family), { type: true });
    return [{ held, values, type: layout.typeSymbol(type, "kebab"), constant }];
  });
  const [best] = enums.sort((a, b) => b.held - a.held);
  return best !== undefined && best.held * 2 > names.length ? best : undefined;
}

function indexFile(): SourceFileTemplate {
  const events = (inflection: Inflection): ImportedSymbol =>
    symbol("WebhookEvents", webhookEventsFile(inflection), { type: true, namespace: inflection });
  const alias = (name: string, type: string, module: string): Code =>
    code`export const ${name}: ${runtimeType(type, module)}<WebhookEventsBy> = ${symbol(name, runtime(module))}`;
  return {
    path: WEBHOOKS_INDEX_FILE,
    banner: banner("templates/webhooks.ts"),
    statements: [
      code`/** The events of this package, by the casing of the webhook. */
export interface WebhookEventsBy {
${join(
  inflections.map((inflection) => code`  readonly ${inflection}: ${events(inflection)};`),
  "\n",
)}
  readonly unmodelled: ${symbol("UnmodelledEventName", NAMES_FILE, { type: true })};
}

/** Every event, told apart by \`name\`; other names are an unknown event. */
export type WebhookEvent<K extends ${runtimeType("Inflection", "webhook-event")} = "kebab"> = ${runtimeType("EventOf", "webhook-event")}<WebhookEventsBy, K>;

/** Verifies a delivery and answers its event, typed by name. */
${alias("parseWebhook", "ParseWebhook", "parse-webhook")} as ${runtimeType("ParseWebhook", "parse-webhook")}<WebhookEventsBy>;

/** A handler for deliveries: a \`Request\` in, a \`Response\` out. */
${alias("createWebhookHandler", "CreateWebhookHandler", "handler")};`,
      ...runtimeExports,
      { kind: "reexport", from: webhookEventsFile("kebab"), typeOnly: true },
      { kind: "reexport", from: NAMES_FILE },
    ],
  };
}

const reexport = (module: string, names: readonly string[], typeOnly = false): Reexport => ({
  kind: "reexport",
  from: runtime(module),
  names,
  typeOnly,
});

const runtimeExports: readonly Reexport[] = [
  reexport("verify-webhook", ["verifyWebhook"]),
  reexport("verify-webhook", ["VerifyOptions", "VerifiedSignature", "WebhookSecret"], true),
  reexport("parse-webhook", ["ParseOptions"], true),
  reexport("node-listener", ["toNodeListener"]),
  reexport("node-listener", ["NodeListener"], true),
  reexport("deduplicate", ["deduplicate"]),
  reexport("deduplicate", ["Deduplicator", "DeduplicateOptions", "DeduplicationOutcome"], true),
  reexport("deduplication-store", ["ClaimState", "DeduplicationStore"], true),
  reexport("memory-store", ["memoryStore"]),
  reexport("memory-store", ["MemoryStoreOptions"], true),
  reexport("is-newer", ["isNewer"]),
  reexport("is-newer", ["EventMoment"], true),
  reexport("webhook-error", ["WebhookError"]),
  reexport("webhook-error", ["WebhookErrorCode"], true),
  reexport("webhook-body", ["WebhookBody"], true),
  reexport("webhook-headers", ["WebhookHeaders"], true),
  reexport("webhook-event", ["WebhookDelivery", "UnknownWebhookEvent", "UnknownEventName"], true),
  reexport("handler-options", ["HandlerOptions", "EventHandlers"], true),
  reexport("handler", ["WebhookHandler"], true),
];

/** Recipes of test events, in wire spelling; only the testing entry point carries them. */
function recipesFile(layout: Layout): SourceFileTemplate {
  const { payloads, contexts } = webhookRecipes(layout.api);
  return {
    path: RECIPES_FILE,
    banner: banner("spec/ or generator/sample"),
    statements: [
      code`/** What test events are made of. */
export const recipes: ${runtimeType("EventRecipes", "testing/recipe")} = ${literal({ payloads, contexts })};`,
    ],
  };
}

function testingFile(): SourceFileTemplate {
  const by = symbol("WebhookEventsBy", WEBHOOKS_INDEX_FILE, { type: true });
  const factory = symbol("webhookEventFactory", runtime("testing/webhook-event-factory"));
  const type = runtimeType("WebhookEventFactory", "testing/webhook-event-factory");
  return {
    path: WEBHOOKS_TESTING_FILE,
    banner: banner("templates/webhooks.ts"),
    statements: [
      code`/** A valid event of the contract, the same for the same seed, in any casing. */
export const webhookEvent: ${type}<${by}> = /* @__PURE__ */ ${factory}<${by}>(${symbol("recipes", RECIPES_FILE)});`,
      reexport("testing/sign-webhook", ["signWebhook"]),
      reexport("testing/sign-webhook", ["SignOptions"], true),
      reexport("testing/webhook-request", ["webhookRequest"]),
      reexport("testing/webhook-request", ["WebhookRequestOptions"], true),
    ],
  };
}
