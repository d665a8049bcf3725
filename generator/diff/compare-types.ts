import type { NamedType } from "../model/schema.js";
import { compareContent } from "./compare-schema.js";
import { compareText } from "./compare-annotations.js";
import type { Comparison, Direction } from "./comparison.js";

/** Every named type that is in both surfaces, where it stands itself. */
export function compareTypes(comparison: Comparison): void {
  const { old, now, correspondence, add } = comparison;
  for (const [key, was] of correspondence.renamed) {
    add({
      severity: "neutral",
      kind: "schema-renamed",
      where: key,
      message: `the document calls ${was} otherwise`,
      before: was,
      after: key,
    });
  }
  for (const type of old.api.types) {
    const found = now.type(correspondence.newKey(type.key));
    if (found === undefined || sharesBoth(type, found, comparison)) continue;
    for (const direction of directionsOf(type)) {
      const place = { at: now.placeOf(found.key), direction, inside: new Set<string>() };
      compareText(type.schema, found.schema, place, comparison);
      compareContent(type.schema, found.schema, place, comparison);
    }
  }
}

/** Both are other names of what is compared at its own place. */
function sharesBoth(old: NamedType, now: NamedType, { correspondence }: Comparison): boolean {
  if (old.aliasOf === undefined || now.aliasOf === undefined) return false;
  return correspondence.newKey(old.aliasOf) === now.aliasOf;
}

function directionsOf({ use }: NamedType): readonly Direction[] {
  switch (use) {
    case "request":
      return ["write"];
    case "response":
      return ["read"];
    case "both":
      return ["write", "read"];
  }
}
