import { CORE_SCHEMA, load, mergeTag, YAMLException } from "js-yaml";
import type { Json } from "./document.js";

export type YamlResult =
  | { readonly ok: true; readonly value: Json }
  /** Line and column are 1-based. */
  | { readonly ok: false; readonly reason: string; readonly line: number; readonly column: number };

/** YAML 1.2 with merge keys: values are JSON values, dates stay strings, tags for other types are refused. */
const schema = CORE_SCHEMA.withTags(mergeTag);

/**
 * Parses one YAML document; nothing at all gives `null`. Aliases give one object in several places, `__proto__` stays a
 * key.
 *
 * @param maxDepth levels of nesting
 */
export function parseYaml(text: string, maxDepth: number): YamlResult {
  try {
    const value = text.trim() === "" ? null : load(text, { schema, maxDepth });
    return { ok: true, value: (value ?? null) as Json };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { reason, mark } = error;
    return { ok: false, reason, line: (mark?.line ?? 0) + 1, column: (mark?.column ?? 0) + 1 };
  }
}
