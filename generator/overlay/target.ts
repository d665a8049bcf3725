import { JSONPathEnvironment, JSONPathQuery, JSONPathSyntaxError } from "json-p3";
import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject, own } from "../document/pointer.js";
import { type Segment } from "../json/pointer.js";

/** A value that a target selects, and where it stands. */
export interface Selected {
  readonly segments: readonly Segment[];
  readonly value: Json;
}

/** A compiled JSONPath of RFC 9535. */
export interface Target {
  /** As written. */
  readonly text: string;
  /** The values selected in a document, each once, in the order of the document. */
  readonly select: (root: JsonObject) => readonly Selected[];
  /** The same target shortened to its first steps, from none (`$`) to all. */
  readonly prefixes: () => readonly Target[];
  /** The name the last step asks for, where it asks for one. */
  readonly lastName?: string;
}

export type Compiled =
  { readonly ok: true; readonly target: Target } | { readonly ok: false; readonly reason: string };

/** Compiles a target. Paths of plain names and indexes, nearly all there are, need no JSONPath engine. */
export function compileTarget(text: string): Compiled {
  const steps = childSteps(text);
  if (steps) return { ok: true, target: childTarget(text, steps) };
  const [hyphenated] = HYPHENATED.exec(text.replace(QUOTED, "''")) ?? [];
  if (hyphenated !== undefined) {
    return { ok: false, reason: `${hyphenated} needs brackets and quotes` };
  }
  try {
    return { ok: true, target: queryTarget(text, environment.compile(text)) };
  } catch (error) {
    if (!(error instanceof JSONPathSyntaxError) && !(error instanceof Error)) throw error;
    return { ok: false, reason: error.message };
  }
}

/** The engine lets names with hyphens pass without brackets; the RFC and other tools do not. */
const HYPHENATED = /\.[A-Za-z_\u0080-\uFFFF][\w\u0080-\uFFFF]*-[\w-]*/;
const QUOTED = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g;

/** The engine stops at 50 levels unless told otherwise; how deep a document may be, its reader has decided. */
const environment = new JSONPathEnvironment({ maxRecursionDepth: Infinity });

/** `.name`, `['name']`, `["name"]` or `[0]`, without escapes. */
const STEP =
  /\.([A-Za-z_\u0080-\uFFFF][\w\u0080-\uFFFF]*)|\['([^'"\\\u0000-\u001f]*)'\]|\["([^'"\\\u0000-\u001f]*)"\]|\[(0|[1-9]\d*)\]/y;

/** The steps of a path of names and indexes: a string asks for a key, a number for an item. */
function childSteps(text: string): readonly Segment[] | undefined {
  if (!text.startsWith("$")) return undefined;
  const steps: Segment[] = [];
  STEP.lastIndex = 1;
  while (STEP.lastIndex < text.length) {
    const match = STEP.exec(text);
    if (!match) return undefined;
    const [, name, single, double, index] = match;
    steps.push(name ?? single ?? double ?? Number(index));
  }
  return steps;
}

function childTarget(text: string, steps: readonly Segment[]): Target {
  const last = steps.at(-1);
  return {
    text,
    select: (root) => {
      const value = follow(root, steps);
      return value === undefined ? [] : [{ segments: steps, value }];
    },
    prefixes: () =>
      Array.from({ length: steps.length + 1 }, (_, length) => {
        const some = steps.slice(0, length);
        return childTarget(formatPath(some), some);
      }),
    ...(typeof last === "string" && { lastName: last }),
  };
}

function follow(root: Json, steps: readonly Segment[]): Json | undefined {
  let value: Json | undefined = root;
  for (const step of steps) {
    const fits: boolean = typeof step === "number" ? isArray(value) : isObject(value);
    value = fits ? own(value, step) : undefined;
    if (value === undefined) return undefined;
  }
  return value;
}

function queryTarget(text: string, query: JSONPathQuery): Target {
  const selectors = query.segments.at(-1)?.selectors ?? [];
  const [selector] = selectors;
  const isName = selectors.length === 1 && selector !== undefined && "name" in selector;
  return {
    text,
    select: (root) => {
      const nodes = new Map<string, Selected>();
      for (const { location, value } of query.query(root as Parameters<typeof query.query>[0])
        .nodes) {
        nodes.set(JSON.stringify(location), { segments: location, value: value as Json });
      }
      return [...nodes.values()];
    },
    prefixes: () =>
      Array.from({ length: query.segments.length + 1 }, (_, length) => {
        const some = new JSONPathQuery(environment, query.segments.slice(0, length));
        return queryTarget(some.toString(), some);
      }),
    ...(isName && { lastName: String(selector.name) }),
  };
}

const IDENTIFIER = /^[A-Za-z_]\w*$/;

/** A path as people write it: `$.paths['/accounts'].get`. */
export function formatPath(segments: readonly Segment[]): string {
  const steps = segments.map((segment) => {
    if (typeof segment === "number") return `[${segment}]`;
    if (IDENTIFIER.test(segment)) return `.${segment}`;
    return `['${segment.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}']`;
  });
  return `$${steps.join("")}`;
}
