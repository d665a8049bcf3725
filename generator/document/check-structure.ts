import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Document, Json, JsonObject } from "./document.js";
import { describe, isArray, isObject, own } from "./pointer.js";
import type { Arrangement, NodeKind } from "./shape.js";
import { pointerOf, visitDocument, type Path } from "./walk.js";

/** What a keyword's value must look like. */
interface Form {
  readonly expected: string;
  readonly holds: (value: Json) => boolean;
}

const isString = (value: Json): boolean => typeof value === "string";
const form = (expected: string, holds: Form["holds"]): Form => ({ expected, holds });

const string = form("a string", isString);
const boolean = form("true or false", (value) => typeof value === "boolean");
const number = form("a number", (value) => typeof value === "number");
const anyList = form("a list", isArray);
const strings = form("a list of strings", (value) => isArray(value) && value.every(isString));
const stringMap = form(
  "an object of strings",
  (value) => isObject(value) && Object.values(value).every(isString),
);
const requirements = form(
  "a list of objects",
  (value) => isArray(value) && value.every((item) => isObject(item)),
);
const oneOf = (...allowed: readonly string[]): Form =>
  form(
    `one of ${allowed.join(", ")}`,
    (value) => typeof value === "string" && allowed.includes(value),
  );

const TYPES = ["string", "number", "integer", "boolean", "object", "array", "null"];
const isType = (value: Json): boolean => typeof value === "string" && TYPES.includes(value);
const types = form(`one or more of ${TYPES.join(", ")}`, (value) =>
  isArray(value) ? value.length > 0 && value.every(isType) : isType(value),
);

type Forms = Readonly<Record<string, Form>>;

const parameterForms: Forms = {
  name: string,
  in: oneOf("path", "query", "header", "cookie"),
  required: boolean,
  deprecated: boolean,
  style: string,
  explode: boolean,
};

const formsByKind: Partial<Readonly<Record<NodeKind, Forms>>> = {
  document: {
    security: requirements,
    "x-allowed-servers": strings,
    "x-allowed-security": strings,
  },
  server: { url: string },
  tag: { name: string },
  externalDocs: { url: string },
  operation: { operationId: string, tags: strings, security: requirements, deprecated: boolean },
  parameter: parameterForms,
  requestBody: { required: boolean },
  discriminator: { propertyName: string, mapping: stringMap },
  securityScheme: {
    type: oneOf("apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"),
    scheme: string,
    name: string,
    in: string,
  },
  schema: {
    type: types,
    required: strings,
    enum: anyList,
    pattern: string,
    format: string,
    deprecated: boolean,
    minimum: number,
    maximum: number,
    minLength: number,
    maxLength: number,
    minItems: number,
    maxItems: number,
    "x-known-values": strings,
    "x-id-prefixes": strings,
  },
};

const forms: ReadonlyMap<string, ReadonlyMap<string, Form>> = new Map(
  Object.entries(formsByKind).map(([kind, ofKind]) => [kind, new Map(Object.entries(ofKind))]),
);

/** Keywords without which a node means nothing; references have none of them. */
const mandatory: Partial<Readonly<Record<NodeKind, readonly string[]>>> = {
  document: ["info", "paths"],
  server: ["url"],
  parameter: ["name", "in"],
  tag: ["name"],
  discriminator: ["propertyName"],
  securityScheme: ["type"],
};

const arrangements: Readonly<Record<Arrangement, string>> = {
  one: "an object",
  list: "a list",
  names: "an object",
  patterns: "an object",
};

/**
 * Every place has the form OpenAPI 3.1 gives it: objects are objects, lists are lists, names are strings. What comes
 * after relies on it.
 */
export function checkStructure({ root, locate }: Document): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (pointer: string, what: string, expected: string, value?: Json): void => {
    found.push(
      diagnose(
        "STRUCTURE_INVALID",
        { what, expected, found: describeFound(value) },
        locate(pointer),
      ),
    );
  };
  const checkKeywords = (node: JsonObject, kind: NodeKind, path: Path | undefined): void => {
    const reference = own(node, "$ref");
    if (reference !== undefined && typeof reference !== "string") {
      report(pointerOf(path, "$ref"), "$ref", "a string", reference);
    }
    for (const key of Object.keys(node)) {
      const expected = forms.get(kind)?.get(key);
      const value = node[key] ?? null;
      if (expected && !expected.holds(value)) {
        report(pointerOf(path, key), key, expected.expected, value);
      }
    }
    if (reference !== undefined) return;
    for (const key of mandatory[kind] ?? []) {
      if (own(node, key) === undefined) report(pointerOf(path), `${key} of ${name(kind)}`, "given");
    }
  };
  visitDocument(
    root,
    (value, kind, path) => {
      if (isObject(value)) checkKeywords(value, kind, path);
      else if (kind !== "schema" || typeof value !== "boolean") {
        report(pointerOf(path), name(kind), "an object", value);
      }
    },
    (value, arrangement, path) => {
      report(pointerOf(path), String(path.key), arrangements[arrangement], value);
    },
  );
  return found;
}

/** `pathItem` → `the path item`. */
function name(kind: NodeKind): string {
  return `the ${kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`;
}

function describeFound(value: Json | undefined): string {
  return typeof value === "string" ? JSON.stringify(value) : describe(value);
}
