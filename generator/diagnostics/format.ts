import path from "node:path";
import type { Diagnostic, Place } from "./diagnostic.js";

export interface FormatOptions {
  /** ANSI colours, for terminals. */
  readonly color: boolean;
  /** Paths below this folder are shown relative to it; the current folder by default. */
  readonly cwd?: string;
}

type Paint = (text: string) => string;
interface Palette {
  readonly severity: Readonly<Record<Diagnostic["severity"], Paint>>;
  readonly place: Paint;
  readonly dim: Paint;
  readonly mark: Paint;
}

const sgr =
  (code: number, end: number): Paint =>
  (text) =>
    `\u001b[${code}m${text}\u001b[${end}m`;
const plain: Paint = (text) => text;

const colours: Palette = {
  severity: { error: sgr(31, 39), warning: sgr(33, 39), note: sgr(36, 39) },
  place: sgr(1, 22),
  dim: sgr(2, 22),
  mark: sgr(31, 39),
};
const noColours: Palette = {
  severity: { error: plain, warning: plain, note: plain },
  place: plain,
  dim: plain,
  mark: plain,
};

/**
 * Diagnostics as people read them: `file:line:col  CODE  message`, the lines of the source with the place marked, and
 * what to do. Errors come last, nearest to the prompt; otherwise the order is kept.
 *
 * @returns text that ends with a line break, or `""` where there is nothing to tell
 */
export function formatDiagnostics(
  diagnostics: readonly Diagnostic[],
  { color, cwd = process.cwd() }: FormatOptions,
): string {
  if (diagnostics.length === 0) return "";
  const palette = color ? colours : noColours;
  const order: readonly Diagnostic["severity"][] = ["note", "warning", "error"];
  const sorted = order.flatMap((severity) => diagnostics.filter((it) => it.severity === severity));
  const parts = sorted.map((diagnostic) => formatOne(diagnostic, palette, cwd));
  return `${parts.join("\n\n")}\n\n${summary(diagnostics)}\n`;
}

function formatOne(diagnostic: Diagnostic, palette: Palette, cwd: string): string {
  const { code, severity, message, place, remedy } = diagnostic;
  const head = [
    ...(place ? [palette.place(formatPlace(place, cwd))] : []),
    palette.severity[severity](code),
    message,
  ].join("  ");
  const frame = place?.codeFrame;
  return [
    head,
    ...(frame ? [formatFrame(frame, palette)] : []),
    `  ${palette.dim("→")} ${remedy}`,
  ].join("\n");
}

/** `file:line:col`, or the file and the JSON pointer where no line is known. */
export function formatPlace(place: Place, cwd: string = process.cwd()): string {
  const source = shorten(place.source, cwd);
  const { line, column = 1, pointer } = place;
  if (line !== undefined) return `${source}:${line}:${column}`;
  return pointer ? `${source}#${pointer}` : source;
}

function shorten(source: string, cwd: string): string {
  if (!path.isAbsolute(source)) return source;
  const relative = path.relative(cwd, source);
  return relative === "" || relative.startsWith("..") ? source : relative;
}

function formatFrame(frame: string, palette: Palette): string {
  return frame
    .split("\n")
    .map((line) => {
      const [, gutter = "", rest = line] = /^(\s*\S* \|)(.*)$/.exec(line) ?? [];
      const text = /^\s*\^+\s*$/.test(rest) ? palette.mark(rest) : rest;
      return `  ${palette.dim(gutter)}${text}`.trimEnd();
    })
    .join("\n");
}

function summary(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic["severity"]): string => {
    const n = diagnostics.filter((it) => it.severity === severity).length;
    return n === 0 ? "" : `${n} ${severity}${n === 1 ? "" : "s"}`;
  };
  return [count("error"), count("warning"), count("note")].filter(Boolean).join(", ");
}
