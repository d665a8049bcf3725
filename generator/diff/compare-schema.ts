import type { Schema } from "../model/schema.js";
import { beforeAndAfter, type Comparison, type Place } from "./comparison.js";
import { compareNull, compareText } from "./compare-annotations.js";
import { compareObjects } from "./compare-objects.js";
import { compareStrings, isText } from "./compare-strings.js";
import { compareUnions } from "./compare-unions.js";
import { below } from "./side.js";

/**
 * Compares what stands at one place before and now. A reference to the same type needs no look: that type is compared
 * where it stands itself.
 */
export function compareSchema(
  old: Schema,
  now: Schema,
  place: Place,
  comparison: Comparison,
): void {
  compareNull(old, now, place, comparison);
  compareText(old, now, place, comparison);
  compareContent(old, now, place, comparison);
}

/** As `compareSchema`, without what is said beside the shape. */
export function compareContent(
  old: Schema,
  now: Schema,
  place: Place,
  comparison: Comparison,
): void {
  const names = [old, now].map((each) => (each.kind === "reference" ? each.to : ""));
  const [was = "", is = ""] = names;
  if (was !== "" && comparison.correspondence.newKey(was) === is) return;
  if (was === "" && is === "") {
    compareShapes(old, now, place, comparison);
    return;
  }
  const pair = `${was} → ${is}`;
  if (place.inside.has(pair)) return;
  compareShapes(
    comparison.old.resolve(old),
    comparison.now.resolve(now),
    { ...place, inside: new Set([...place.inside, pair]) },
    comparison,
  );
}

function compareShapes(old: Schema, now: Schema, place: Place, comparison: Comparison): void {
  if (old.kind === "union" || now.kind === "union") {
    compareUnions(old, now, place, comparison);
  } else if (old.kind === "object" && now.kind === "object") {
    compareObjects(old, now, place, comparison);
  } else if (old.kind === "array" && now.kind === "array") {
    compareSchema(old.items, now.items, { ...place, at: below(place.at, ["[]"]) }, comparison);
  } else if (isText(old) && isText(now)) {
    compareStrings(old, now, place, comparison);
  } else {
    compareKinds(old, now, place, comparison);
  }
}

/** Numbers and whole numbers are one type; `unknown` takes everything and gives nothing. */
function compareKinds(old: Schema, now: Schema, place: Place, comparison: Comparison): void {
  if (kindOf(old) === kindOf(now)) return;
  const [from, to] = place.direction === "write" ? [old, now] : [now, old];
  const fits = to.kind === "unknown" || (from.kind === "literal" && typeof from.value === to.kind);
  const facts = { where: place.at, ...beforeAndAfter(comparison, old, now) };
  if (!fits) {
    const message = `${place.at} has another type`;
    const action =
      place.direction === "write" ? "send a value of the new type" : "read it as the new type";
    comparison.add({ severity: "breaking", kind: "type-changed", message, action, ...facts });
    return;
  }
  const widened = place.direction === "write";
  comparison.add({
    severity: widened ? "additive" : "neutral",
    kind: widened ? "type-widened" : "type-narrowed",
    message: widened ? `${place.at} takes more than before` : `${place.at} is typed more exactly`,
    ...facts,
  });
}

function kindOf(schema: Schema): string {
  if (schema.kind === "integer") return "number";
  return schema.kind === "literal" ? `literal ${JSON.stringify(schema.value)}` : schema.kind;
}
