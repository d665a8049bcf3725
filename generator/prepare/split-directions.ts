import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject } from "../document/pointer.js";
import { leadingTo } from "../leading-to.js";
import { componentUses, referenceGraph, type Use } from "./component-use.js";
import {
  componentSchemas,
  freeName,
  mapRootSchemas,
  withComponentSchemas,
} from "./document-schemas.js";
import { silent, type Pass } from "./pass.js";
import { NOWHERE, referenced, referenceTo, rewrite, visit } from "./schema-tree.js";

/**
 * Every component is marked as written, read or both (`x-use`). One that is both stays one type, unless it holds a union
 * of objects: an answer may bring members that nobody knows yet, a request may not. Then requests get a copy of their
 * own, `<name>-request`, as the document itself names such pairs.
 */
export const splitDirections: Pass = {
  name: "split what is written from what is read",
  run: silent((root) => {
    const uses = componentUses(root);
    const copies = copiesNeeded(root, uses);
    const redirect = (schema: Json): Json =>
      copies.size === 0
        ? schema
        : rewrite(schema, NOWHERE, (inner) => {
            const copy = copies.get(referenced(inner) ?? "");
            return copy === undefined ? inner : { ...inner, $ref: referenceTo(copy) };
          });
    const redirected = mapRootSchemas(root, ({ schema, direction, component }) =>
      (direction ?? uses.get(component ?? "")) === "request" ? redirect(schema) : schema,
    );
    const entries = Object.entries(componentSchemas(redirected)).flatMap(([name, schema]) => {
      const copy = copies.get(name);
      if (copy === undefined) return [[name, marked(schema, uses.get(name) ?? "response")]];
      // The copy stands right behind its original.
      return [
        [name, marked(schema, "response")],
        [copy, marked(redirect(schema), "request")],
      ];
    });
    return withComponentSchemas(redirected, Object.fromEntries(entries) as JsonObject);
  }),
};

const marked = (schema: Json, use: Use): Json =>
  isObject(schema) ? { ...schema, "x-use": use } : schema;

/** The components to copy and the names of the copies: those that are used both ways and lead to a union of objects. */
function copiesNeeded(
  root: JsonObject,
  uses: ReadonlyMap<string, Use>,
): ReadonlyMap<string, string> {
  const schemas = componentSchemas(root);
  const graph = referenceGraph(root);
  const shared = [...uses].flatMap(([name, use]) => (use === "both" ? [name] : []));
  const chosen = leadingTo(
    shared.filter((name) => holdsUnionOfObjects(schemas[name] ?? true)),
    shared,
    (name) => graph.get(name) ?? [],
  );
  return new Map([...chosen].map((name) => [name, freeName(`${name}-request`, schemas)]));
}

function holdsUnionOfObjects(schema: Json): boolean {
  let found = false;
  visit(schema, ({ oneOf }) => {
    if (!isArray(oneOf)) return;
    const objects = oneOf.filter(
      (member) => isObject(member) && (member["$ref"] !== undefined || member["type"] === "object"),
    );
    found ||= objects.length > 1;
  });
  return found;
}
