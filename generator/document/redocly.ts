import { createRequire } from "node:module";
import type * as Redocly from "@redocly/openapi-core";

/** Lines and columns are 1-based; the end is exclusive. */
export interface TextRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

let loaded: typeof Redocly | undefined;

/**
 * `@redocly/openapi-core`, loaded when it is first needed: loading takes half a second, which reading a bundle that is in
 * order does not need. Loaded by `require` because places are asked for in synchronous code.
 */
export function redocly(): typeof Redocly {
  loaded ??= createRequire(import.meta.url)("@redocly/openapi-core") as typeof Redocly;
  return loaded;
}

/** Longest part of a line that is shown before the marked column; what is longer is cut at both ends. */
const LEAD = 60;
const WIDTH = 120;

/**
 * The lines around a range with the range marked. Lines of minified documents are cut around the marked place.
 *
 * @param text the whole source
 */
export function codeFrame(text: string, range: TextRange): string {
  const { Source, getCodeframe } = redocly();
  const { line, column } = range;
  const skip = column > WIDTH ? column - LEAD : 0;
  const end =
    range.endLine === line
      ? { line, col: Math.max(range.endColumn, column + 1) - skip }
      : { line, col: Number.MAX_SAFE_INTEGER };
  const source = new Source("", skip === 0 ? text : cropped(text, line, skip));
  return getCodeframe(
    { source, pointer: undefined, start: { line, col: column - skip }, end },
    false,
  );
}

/** The same text, but near `line` every line lacks its first `skip` characters; others are empty. */
function cropped(text: string, line: number, skip: number): string {
  const near = text.split("\n", line + 2).slice(Math.max(0, line - 3));
  const before = Math.max(0, line - 3);
  return "\n".repeat(before) + near.map((it) => it.slice(skip, skip + WIDTH)).join("\n");
}
