import type { Json, JsonObject } from "../document/document.js";
import type { ImportColumn, Importer, Wait } from "./api.js";
import { isObject } from "../document/pointer.js";
import { entriesOf, objectAt, resolveNode, stringAt, type Node } from "./json-reader.js";

/**
 * What an import reads: the columns that the overlay knows (`x-importer-columns`), and where the file stands in the form.
 *
 * @returns `undefined` for operations that import nothing, or whose columns nobody knows
 */
export function readImporter(node: Node, root: JsonObject): Importer | undefined {
  const columns = node.value["x-importer-columns"];
  const found = objectAt(node, "requestBody");
  if (!Array.isArray(columns) || found === undefined) return undefined;
  const content = objectAt(resolveNode(root, found), "content");
  const schema = ["multipart/form-data", "schema"].reduce<Node | undefined>(
    (current, key) => (current === undefined ? undefined : objectAt(current, key)),
    content,
  );
  const place = schema === undefined ? undefined : placeOfFile(schema, root, []);
  if (place === undefined) return undefined;
  return { columns: (columns as readonly Json[]).filter(isObject).map(readColumn), place };
}

/** The way to the first part of a form that is a file. */
function placeOfFile(
  node: Node,
  root: JsonObject,
  path: readonly string[],
): readonly string[] | undefined {
  const schema = resolveNode(root, node);
  if (schema.value["format"] === "binary") return path;
  // Deeper than any form goes; a schema may contain itself.
  if (path.length > 8) return undefined;
  for (const [name, property] of entriesOf(objectAt(schema, "properties"))) {
    const place = placeOfFile(property, root, [...path, name]);
    if (place !== undefined) return place;
  }
  return undefined;
}

function readColumn(column: JsonObject): ImportColumn {
  const { name, type, values, knownValues, minimum, maximum } = column;
  return {
    name: typeof name === "string" ? name : "",
    required: column["required"] === true,
    type: type === "number" || type === "date" ? type : "string",
    ...(Array.isArray(values) && { values: values.map(String) }),
    ...(Array.isArray(knownValues) && { knownValues: knownValues.map(String) }),
    ...(typeof minimum === "number" && { minimum }),
    ...(typeof maximum === "number" && { maximum }),
  };
}

/** `x-sdk-wait` of the overlay: a function that asks this operation until its answer is final. */
export function readWait(node: Node): Wait | undefined {
  const facts = objectAt(node, "x-sdk-wait");
  const name = facts === undefined ? undefined : stringAt(facts, "name");
  const place = facts === undefined ? undefined : stringAt(facts, "place");
  const states = facts?.value["states"];
  if (name === undefined || place === undefined || !Array.isArray(states)) return undefined;
  return { name, place, states: states.map(String) };
}
