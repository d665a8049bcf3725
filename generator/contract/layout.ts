import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject } from "../document/pointer.js";

/** Longest line that holds a whole value. */
const WIDTH = 160;

/**
 * The text of a contract: JSON, dense enough to be read and small enough to be stored, and such that a change of the
 * API shows as a change of a few lines. A value stands on one line where it fits into {@link WIDTH} characters,
 * otherwise each of its entries on a line of its own, indented by one space a level.
 */
export function formatContract(root: JsonObject): string {
  return `${print(root, 0, 0)}\n`;
}

/** @param used characters of the line that stand before the value, without the indentation */
function print(value: Json, level: number, used: number): string {
  if (isArray(value)) {
    const items = value.map((item) => print(item, level + 1, 0));
    return enclose(items, "[", "]", level, used);
  }
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => {
    const name = `${JSON.stringify(key)}:`;
    return name + print(item, level + 1, name.length);
  });
  return enclose(entries, "{", "}", level, used);
}

function enclose(
  entries: readonly string[],
  start: string,
  end: string,
  level: number,
  used: number,
): string {
  const length = entries.reduce((sum, entry) => sum + entry.length + 1, start.length);
  if (level + used + length <= WIDTH && !entries.some((entry) => entry.includes("\n"))) {
    return start + entries.join(",") + end;
  }
  const indent = `\n${" ".repeat(level + 1)}`;
  return `${start}${indent}${entries.join(`,${indent}`)}\n${" ".repeat(level)}${end}`;
}
