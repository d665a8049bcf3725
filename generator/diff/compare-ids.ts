import type { Comparison } from "./comparison.js";

/** Kinds of ids with their prefixes and validators. */
export function compareIds({ old, now, add }: Comparison): void {
  const before = new Map(old.api.ids.map((id) => [id.key, id]));
  const after = new Map(now.api.ids.map((id) => [id.key, id]));
  for (const [key, id] of after) {
    const was = before.get(key);
    if (was === undefined) {
      const message = `${id.name} is new`;
      add({ severity: "additive", kind: "id-added", where: id.name, message });
      continue;
    }
    const gone = was.prefixes.filter((prefix) => !id.prefixes.includes(prefix));
    const came = id.prefixes.filter((prefix) => !was.prefixes.includes(prefix));
    if (gone.length + came.length === 0) continue;
    // New prefixes are to be expected (https://docs.withpersona.com/versioning); ids of an old one are refused now.
    add({
      severity: gone.length > 0 ? "breaking" : "additive",
      kind: "id-prefixes-changed",
      where: id.name,
      message: `${id.name} begins otherwise`,
      before: was.prefixes.join(", "),
      after: id.prefixes.join(", "),
      ...(gone.length > 0 && { action: "give ids of the new prefixes" }),
    });
  }
  for (const [key, { name }] of before) {
    if (after.has(key)) continue;
    const message = `${name} and its validators are gone`;
    const action = "use plain strings";
    add({ severity: "breaking", kind: "id-removed", where: name, message, action });
  }
}
