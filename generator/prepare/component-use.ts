import type { Json, JsonObject } from "../document/document.js";
import { isObject } from "../document/pointer.js";
import type { NamedType } from "../model/schema.js";
import {
  componentSchemas,
  eachRootSchema,
  type Direction,
  type RootSchema,
} from "./document-schemas.js";
import { referenced, visit } from "./schema-tree.js";

export type Use = NamedType["use"];

/** The components a schema refers to, without following them. */
export function referencesIn(schema: Json): ReadonlySet<string> {
  const found = new Set<string>();
  visit(schema, (inner) => {
    const component = referenced(inner);
    if (component !== undefined) found.add(component);
  });
  return found;
}

/** Component → the components it refers to, for documents whose components are followed more than once. */
export function referenceGraph(root: JsonObject): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    Object.entries(componentSchemas(root)).map(([name, schema]) => [name, referencesIn(schema)]),
  );
}

/** The components that can be reached from some of them, these included. */
export function reachableFrom(
  starts: Iterable<string>,
  graph: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const reached = new Set([...starts].filter((component) => graph.has(component)));
  // A set is gone through to what is added meanwhile; chains may be longer than calls can be nested.
  for (const component of reached)
    for (const next of graph.get(component) ?? []) if (graph.has(next)) reached.add(next);
  return reached;
}

/** The component schemas that can be reached from the chosen schemas outside the components. */
export function reachable(
  root: JsonObject,
  from: (root: RootSchema) => boolean,
): ReadonlySet<string> {
  const starts = new Set<string>();
  eachRootSchema(root, (found) => {
    if (found.component !== undefined || !from(found)) return;
    for (const component of referencesIn(found.schema)) starts.add(component);
  });
  return reachableFrom(starts, referenceGraph(root));
}

/** How each component schema is used; those that nobody refers to are taken as read. */
export function componentUses(root: JsonObject): ReadonlyMap<string, Use> {
  const starts: Record<Direction, Set<string>> = { request: new Set(), response: new Set() };
  eachRootSchema(root, ({ schema, direction }) => {
    if (direction === undefined) return;
    for (const component of referencesIn(schema)) starts[direction].add(component);
  });
  const graph = referenceGraph(root);
  const written = reachableFrom(starts.request, graph);
  const read = reachableFrom(starts.response, graph);
  return new Map(
    [...graph.keys()].map((component) => [
      component,
      !written.has(component) ? "response" : read.has(component) ? "both" : "request",
    ]),
  );
}

/**
 * Which way the values of a schema travel: as its place says, or as `splitDirections` has marked the component
 * (`x-use`). A component without the mark is taken as read.
 */
export function useOf({ direction, schema }: RootSchema): Use {
  if (direction !== undefined) return direction;
  const mark = isObject(schema) ? schema["x-use"] : undefined;
  return mark === "request" || mark === "both" ? mark : "response";
}
