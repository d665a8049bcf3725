import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/diagnose.js";
import { nearest } from "../diagnostics/suggest.js";
import type { Document, Json, JsonObject } from "./document.js";
import { LONGEST_CHAIN } from "./limits.js";
import { entriesOf, fromReference, isArray, isObject, own, valueAt } from "./pointer.js";
import { toPointer, type Segment } from "../json/pointer.js";
import { methods } from "./shape.js";

/** An operation and where it stands. */
interface OperationAt {
  readonly path: string;
  readonly method: string;
  readonly pathItem: JsonObject;
  readonly operation: JsonObject;
  readonly segments: readonly Segment[];
}

/** Operations have an id of their own, and declare exactly the parameters of their path. */
export function checkOperations(document: Document): readonly Diagnostic[] {
  const paths = [...operationsIn(document.root, "paths")];
  const webhooks = [...operationsIn(document.root, "webhooks")];
  return [
    ...checkTemplates(document),
    ...checkIds(document, paths, webhooks),
    ...paths.flatMap((operation) => checkParameters(document, operation)),
  ];
}

function* operationsIn(root: JsonObject, group: "paths" | "webhooks"): Generator<OperationAt> {
  for (const [path, pathItem] of entriesOf(own(root, group))) {
    if (!isObject(pathItem) || (group === "paths" && path.startsWith("x-"))) continue;
    for (const method of methods) {
      const operation = own(pathItem, method);
      if (!isObject(operation)) continue;
      yield { path, method, pathItem, operation, segments: [group, path, method] };
    }
  }
}

const label = ({ method, path }: OperationAt): string => `${method.toUpperCase()} ${path}`;

const TEMPLATE = /\{([^{}]*)\}/g;

const templateNames = (path: string): string[] =>
  [...path.matchAll(TEMPLATE)].map(([, name = ""]) => name);

function checkTemplates({ root, locate }: Document): Diagnostic[] {
  const paths = entriesOf(own(root, "paths")).map(([path]) => path);
  return paths
    .filter((path) => !path.startsWith("x-"))
    .flatMap((path) => {
      const reason = templateProblem(path);
      const place = locate(toPointer(["paths", path]));
      return reason === undefined ? [] : [diagnose("PATH_TEMPLATE", { path, reason }, place)];
    });
}

function templateProblem(path: string): string | undefined {
  if (!path.startsWith("/")) return "does not start with a slash";
  if (/[{}]/.test(path.replace(TEMPLATE, ""))) return "has a brace without its counterpart";
  if (/[?#\s]/.test(path)) return "has a query, a fragment or a space in it";
  if (path.split("/").some((it) => it === "." || it === "..")) return "has a step . or .. in it";
  const names = templateNames(path);
  if (names.includes("")) return "has a parameter without a name";
  return new Set(names).size < names.length ? "has a parameter twice" : undefined;
}

function checkIds(
  { locate }: Document,
  paths: readonly OperationAt[],
  webhooks: readonly OperationAt[],
): Diagnostic[] {
  const holders = new Map<string, OperationAt>();
  return [...paths, ...webhooks].flatMap((at) => {
    const id = own(at.operation, "operationId");
    const operation = label(at);
    if (id === undefined || id === "") {
      // webhooks are named by their key
      if (at.segments[0] === "webhooks") return [];
      const target = `$.paths['${at.path}'].${at.method}`;
      const place = locate(toPointer(at.segments));
      return [diagnose("OPERATION_ID_MISSING", { operation, target }, place)];
    }
    if (typeof id !== "string") return [];
    const holder = holders.get(id);
    holders.set(id, holder ?? at);
    if (!holder) return [];
    const place = locate(toPointer([...at.segments, "operationId"]));
    return [diagnose("OPERATION_ID_DUPLICATE", { operation, id, other: label(holder) }, place)];
  });
}

interface ParameterAt {
  readonly name: string;
  readonly in: string;
  readonly segments: readonly Segment[];
}

function checkParameters({ root, locate }: Document, at: OperationAt): Diagnostic[] {
  const { path, method, pathItem, operation } = at;
  const shared = parametersOf(root, own(pathItem, "parameters"), ["paths", path]);
  const ownOnes = parametersOf(root, own(operation, "parameters"), ["paths", path, method]);
  const declared = [...shared, ...ownOnes].filter((it) => it.in === "path");
  const wanted = new Set(templateNames(path));
  const given = new Set(declared.map(({ name }) => name));
  const missing = [...wanted].filter((name) => !given.has(name));
  const unused = declared.filter(({ name }) => !wanted.has(name));
  const called = label(at);
  const didYouMean = (like: string | undefined): string =>
    like === undefined ? "" : `; did you mean ${like}?`;
  return [
    ...duplicates(shared, called, locate),
    ...duplicates(ownOnes, called, locate),
    ...missing.map((name) => {
      const like = nearest(
        name,
        unused.map((it) => it.name),
      );
      const values = { operation: called, name, path, suggestion: didYouMean(like) };
      return diagnose("PATH_PARAMETER_UNDECLARED", values, locate(toPointer(at.segments)));
    }),
    ...unused.map(({ name, segments }) => {
      const like = nearest(name, missing);
      const values = { operation: called, name, path, suggestion: didYouMean(like) };
      return diagnose("PATH_PARAMETER_UNUSED", values, locate(toPointer([...segments, "name"])));
    }),
  ];
}

function duplicates(
  parameters: readonly ParameterAt[],
  operation: string,
  locate: Document["locate"],
): Diagnostic[] {
  const seen = new Set<string>();
  return parameters.flatMap((parameter) => {
    const key = `${parameter.in} ${parameter.name}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const values = { operation, in: parameter.in, name: parameter.name };
    return [diagnose("PARAMETER_DUPLICATE", values, locate(toPointer(parameter.segments)))];
  });
}

function parametersOf(
  root: JsonObject,
  list: Json | undefined,
  segments: readonly Segment[],
): ParameterAt[] {
  if (!isArray(list)) return [];
  return list.flatMap((entry, index) => {
    const parameter = follow(root, entry);
    const name = own(parameter, "name");
    const place = own(parameter, "in");
    return typeof name === "string" && typeof place === "string"
      ? [{ name, in: place, segments: [...segments, "parameters", index] }]
      : [];
  });
}

/** What a reference leads to; one that goes round in circles, or over too many others, leads to nothing. */
function follow(root: JsonObject, value: Json): Json | undefined {
  let current: Json | undefined = value;
  for (let hops = 0; hops <= LONGEST_CHAIN + 1; hops += 1) {
    const reference = own(current, "$ref");
    if (typeof reference !== "string") return current;
    const segments = fromReference(reference);
    current = segments && valueAt(root, segments);
  }
  return undefined;
}
