import type { Json, JsonObject } from "../document/document.js";
import { isObject } from "../document/pointer.js";
import { reachableFrom, referenceGraph, referencesIn } from "./component-use.js";
import { componentSchemas, eachRootSchema, withComponentSchemas } from "./document-schemas.js";
import { silent, type Pass } from "./pass.js";
import { omit } from "./schema-tree.js";

/**
 * Components that only lent their members to others through `allOf`, and components that were only another way to say
 * `null`, are gone once nobody refers to them: a type that no signature mentions helps nobody.
 */
export const dropBases: Pass = {
  name: "drop bases",
  run: silent((root) => {
    const schemas = componentSchemas(root);
    const graph = referenceGraph(root);
    const outside = new Set<string>();
    eachRootSchema(root, ({ schema, component }) => {
      if (component === undefined) for (const name of referencesIn(schema)) outside.add(name);
    });
    const staying = Object.keys(schemas).filter((name) => !mayGo(schemas[name] ?? true));
    const needed = reachableFrom([...outside, ...staying], graph);
    const kept = Object.entries(schemas).flatMap(([name, schema]) =>
      needed.has(name) ? [[name, isObject(schema) ? omit(schema, "x-base") : schema]] : [],
    );
    return withComponentSchemas(root, Object.fromEntries(kept) as JsonObject);
  }),
};

const mayGo = (schema: Json): boolean =>
  isObject(schema) && (schema["x-base"] === true || schema["type"] === "null");
