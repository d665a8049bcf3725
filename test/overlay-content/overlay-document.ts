import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** One Action Object of the OpenAPI Overlay specification 1.0.0. */
export interface Action {
  readonly target: string;
  readonly description?: string;
  readonly update?: unknown;
  readonly remove?: boolean;
}

export interface OverlayDocument {
  readonly overlay: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly actions: readonly Action[];
}

/** `spec/overlay.yaml`, read by the YAML library alone: these tests do not trust the generator's own reader. */
export const overlay = parse(
  readFileSync(new URL("../../spec/overlay.yaml", import.meta.url), "utf8"),
) as OverlayDocument;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value an action puts under `key`, where it has one. */
export const updateOf = (action: Action, key: string): unknown =>
  isRecord(action.update) ? action.update[key] : undefined;

export interface Sentence {
  readonly where: string;
  readonly text: string;
}

/** Every sentence the overlay gives people to read in the SDK. */
export function sentences(): readonly Sentence[] {
  return overlay.actions.flatMap((action) => {
    const doc = updateOf(action, "x-sdk-doc");
    const own = typeof doc === "string" ? [{ where: action.target, text: doc }] : [];
    return [...own, ...mapped(action, "x-parameter-docs"), ...mapped(action, "x-error-docs")];
  });
}

function mapped(action: Action, key: string): readonly Sentence[] {
  const map = updateOf(action, key);
  return isRecord(map)
    ? Object.entries(map).map(([name, text]) => ({ where: `${key} ${name}`, text: String(text) }))
    : [];
}

/** All texts of a value, however deep; keys are not texts. */
export function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return isRecord(value) ? Object.values(value).flatMap(textsOf) : [];
}

const OPERATION = /^\$\.paths\['([^']+)'\]\.(get|post|put|patch|delete)$/;

/** `GET /accounts` for an action on one operation. */
export function operationOf(action: Action): string | undefined {
  const match = OPERATION.exec(action.target);
  return match === null ? undefined : `${(match[2] ?? "").toUpperCase()} ${match[1] ?? ""}`;
}
