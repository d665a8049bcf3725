import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Document, Json, JsonObject } from "./document.js";
import { entriesOf, fromReference, isObject, own, stringAt, valueAt } from "./pointer.js";
import { isRefusedPattern } from "./slow-pattern.js";
import { pointerOf, visitDocument } from "./walk.js";

/** Patterns compile, and discriminators lead to schemas. */
export function checkSchemas({ root, locate }: Document): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  visitDocument(root, (node, kind, path) => {
    if (kind === "schema") {
      const pattern = stringAt(node, "pattern") ?? "";
      const reason = patternProblem(pattern);
      if (reason === undefined && !isRefusedPattern(pattern)) return;
      const place = locate(pointerOf(path, "pattern"));
      found.push(
        reason === undefined
          ? diagnose("PATTERN_SLOW", { pattern }, place)
          : diagnose("PATTERN_INVALID", { pattern, reason }, place),
      );
    } else if (kind === "discriminator") {
      for (const [value, target] of mappings(node)) {
        if (leadsToSchema(root, target)) continue;
        const place = locate(pointerOf(path, "mapping", value));
        found.push(diagnose("DISCRIMINATOR_DANGLING", { value, target }, place));
      }
    }
  });
  return found;
}

/** JSON Schema asks for ECMA-262 with Unicode support: the `u` flag. */
function patternProblem(pattern: string): string | undefined {
  try {
    new RegExp(pattern, "u");
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.replace(/^Invalid regular expression: /, "").replace(`/${pattern}/u: `, "");
  }
}

function mappings(discriminator: Json): readonly (readonly [string, string])[] {
  return entriesOf(own(discriminator, "mapping")).flatMap(([value, target]) =>
    typeof target === "string" ? [[value, target] as const] : [],
  );
}

/** A mapping holds a reference or the bare name of a schema. */
function leadsToSchema(root: JsonObject, target: string): boolean {
  const segments = fromReference(target) ?? ["components", "schemas", target];
  const schema = valueAt(root, segments);
  return isObject(schema) || typeof schema === "boolean";
}
