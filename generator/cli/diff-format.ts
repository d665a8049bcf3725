import type { DiffFormat } from "../diff/format-diff.js";

/** `--format`, which commander has checked. */
export const diffFormatOf = (flags: Readonly<Record<string, unknown>>): DiffFormat =>
  (flags["format"] ?? "text") as DiffFormat;
