import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { DiagnosticsError } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Document, Json, JsonObject } from "./document.js";
import { findJsonProblem } from "../json/syntax-problem.js";
import { defaultLimits, measure, type Limits } from "./limits.js";
import { placeAt, placeIn, positionOf, type SourceFile } from "./locate.js";
import { describe, isObject } from "./pointer.js";
import { parseYaml } from "./yaml.js";

/** A parsed file. */
export interface Parsed {
  readonly file: SourceFile;
  readonly root: JsonObject;
  /** Some reference leads out of the file. */
  readonly external: boolean;
}

/**
 * Parses the text of one file, JSON or YAML, whichever it is.
 *
 * @throws DiagnosticsError for a syntax error, an exceeded limit, or where the text is not an object
 */
export function parseFile(
  file: SourceFile,
  limits: Pick<Limits, "depth" | "values"> = defaultLimits,
): Parsed {
  const text = file.text.startsWith("\uFEFF") ? file.text.slice(1) : file.text;
  const clean = text === file.text ? file : { ...file, text };
  const other = otherThanDocument(text);
  if (other !== undefined) {
    throw failure(diagnose("DOCUMENT_NOT_OBJECT", { found: other }, placeIn(clean, "")));
  }
  const { value, format } = parseText(clean, limits.depth);
  const { exceeded, external } = measure(value, limits);
  if (exceeded) throw failure(limitProblem(exceeded, format, limits, clean));
  if (!isObject(value)) {
    throw failure(diagnose("DOCUMENT_NOT_OBJECT", { found: describe(value) }, placeIn(clean, "")));
  }
  return { file: clean, root: value, external };
}

/** A document of one text, for example in a test; references to other files stay as they are. */
export function documentFromText(text: string, name: string): Document {
  const { file, root } = parseFile({ name, text });
  return { source: name, root, locate: (pointer) => placeIn(file, pointer) };
}

/**
 * Parses a text that must be JSON.
 *
 * @throws DiagnosticsError with the place of a syntax error
 */
export function parseJson(file: SourceFile): Json {
  try {
    return JSON.parse(file.text) as Json;
  } catch (error) {
    const problem = findJsonProblem(file.text);
    if (!problem) throw error;
    const { offset, reason } = problem;
    const place = placeAt(file, positionOf(file.text, offset));
    throw failure(diagnose("DOCUMENT_SYNTAX", { format: "JSON", reason }, place));
  }
}

const failure = (diagnostic: Diagnostic): DiagnosticsError => new DiagnosticsError([diagnostic]);

/** What servers and half-done downloads give in place of a document. As YAML, a page would be a string or an error. */
function otherThanDocument(text: string): string | undefined {
  if (text.trim() === "") return "an empty file";
  return /^\s*<(?:!doctype\b|!--|html\b|head\b|body\b)/i.test(text) ? "an HTML page" : undefined;
}

interface ParsedText {
  readonly value: Json;
  readonly format: "JSON" | "YAML";
}

const LOOKS_LIKE_JSON = /^\s*[[{]/;

function parseText(file: SourceFile, depth: number): ParsedText {
  if (!LOOKS_LIKE_JSON.test(file.text)) return parseAsYaml(file, depth);
  try {
    return { value: parseJson(file), format: "JSON" };
  } catch (error) {
    // a YAML document may begin with a brace too
    if (/\.ya?ml$/i.test(file.name)) return parseAsYaml(file, depth);
    throw error;
  }
}

function parseAsYaml(file: SourceFile, depth: number): ParsedText {
  const result = parseYaml(file.text, depth);
  if (result.ok) return { value: result.value, format: "YAML" };
  const { reason, line, column } = result;
  const place = placeAt(file, { line, column, endLine: line, endColumn: column + 1 });
  throw failure(
    reason.includes("maxDepth")
      ? diagnose("DOCUMENT_TOO_DEEP", { limit: depth }, place)
      : diagnose("DOCUMENT_SYNTAX", { format: "YAML", reason }, place),
  );
}

function limitProblem(
  exceeded: "depth" | "values",
  format: "JSON" | "YAML",
  limits: Pick<Limits, "depth" | "values">,
  file: SourceFile,
): Diagnostic {
  const place = placeIn(file, "");
  if (exceeded === "depth") return diagnose("DOCUMENT_TOO_DEEP", { limit: limits.depth }, place);
  return format === "YAML"
    ? diagnose("DOCUMENT_ALIASES", { limit: limits.values }, place)
    : diagnose(
        "DOCUMENT_TOO_LARGE",
        { limit: limits.values, unit: "values", option: "values" },
        place,
      );
}
