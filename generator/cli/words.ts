import { relative } from "node:path";
import type { StepTime } from "../config/options.js";

const SHOWN = 10;

/** `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** Exactly, and as people say it: `1,912,345 bytes (1.9 MB)`. */
export function bytes(number: number): string {
  const exact = count(number, "byte");
  if (number < 1000) return exact;
  return number < 1_000_000
    ? `${exact} (${(number / 1000).toFixed(1)} kB)`
    : `${exact} (${(number / 1_000_000).toFixed(1)} MB)`;
}

/** The first few, and how many more there are. */
export function list(items: readonly string[]): string {
  const more = items.length - SHOWN;
  return [...items.slice(0, SHOWN), ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
}

/** A folder as a person standing in `cwd` would call it. */
export function folderName(path: string, cwd: string): string {
  const shown = relative(cwd, path);
  return shown === "" ? "." : shown.startsWith("..") ? path : shown;
}

/** How long the steps took, in milliseconds: on one line, or one a line with its share. */
export function timings(steps: readonly StepTime[], inFull: boolean): readonly string[] {
  const total = steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  if (!inFull) {
    const each = steps.map(({ step, milliseconds }) => `${step} ${milliseconds} ms`);
    return [[...each, `in all ${total} ms`].join(", ")];
  }
  const width = Math.max(...steps.map(({ step }) => step.length), "in all".length);
  const line = (step: string, milliseconds: number): string =>
    `${step.padEnd(width)}  ${String(milliseconds).padStart(7)} ms  ${String(Math.round((100 * milliseconds) / Math.max(total, 1))).padStart(3)} %`;
  return [
    ...steps.map(({ step, milliseconds }) => line(step, milliseconds)),
    line("in all", total),
  ];
}
