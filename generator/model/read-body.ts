import type { JsonObject } from "../document/document.js";
import { isEnforcedPattern } from "../document/slow-pattern.js";
import { typeKey } from "../names/facts.js";
import type { RequestBody } from "./api.js";
import { entriesOf, objectAt, resolveNode, stringAt, type Node } from "./json-reader.js";
import type { OperationContext } from "./read-operation.js";
import type { Schema } from "./schema.js";

/** Request Body (OpenAPI 3.1, 4.8.13); required where the document or anything in it says so. */
export function readBody(
  node: Node,
  id: string,
  context: OperationContext,
): RequestBody | undefined {
  const found = objectAt(node, "requestBody");
  if (found === undefined) return undefined;
  const body = resolveNode(context.root, found);
  const media = [...entriesOf(objectAt(body, "content"))].sort(
    ([a], [b]) => preference(a) - preference(b),
  );
  const contents = media.map(([mediaType, content]) => {
    const schema = objectAt(content, "schema");
    const key = typeKey(media.length > 1 ? [id, "body", mediaLabel(mediaType)] : [id, "body"]);
    const read: Schema =
      schema === undefined
        ? { kind: "unknown" }
        : context.read(schema.value, { pointer: schema.pointer, key, use: "request" });
    return { mediaType, schema: read };
  });
  if (contents.length === 0) return undefined;
  const json = media.find(([mediaType]) => mediaType.includes("json"))?.[1];
  const schema = json === undefined ? undefined : objectAt(json, "schema");
  return {
    required: body.value["required"] === true,
    contents,
    patterns:
      schema === undefined
        ? []
        : enforcedPatterns(resolveNode(context.root, schema), context.root, []),
  };
}

/** Real files are better sent as they are than as base64 inside JSON, so multipart is what a call sends by default. */
const preference = (mediaType: string): number => (mediaType.startsWith("multipart/") ? 0 : 1);

/** What a media type is called in the name of a type. */
function mediaLabel(mediaType: string): string {
  if (mediaType === "application/json") return "json";
  if (mediaType === "application/x-www-form-urlencoded") return "form";
  return mediaType.startsWith("multipart/") ? "multipart" : mediaType;
}

/** Patterns of a body that begin with an id prefix; dates and social security numbers are documented only. */
function enforcedPatterns(
  schema: Node,
  root: JsonObject,
  path: readonly string[],
): readonly { readonly path: readonly string[]; readonly pattern: string }[] {
  if (path.length > 8) return [];
  return entriesOf(objectAt(schema, "properties")).flatMap(([name, property]) => {
    const resolved = resolveNode(root, property);
    const pattern = stringAt(resolved, "pattern");
    const here = [...path, name];
    const own = isEnforcedPattern(pattern) ? [{ path: here, pattern }] : [];
    return [...own, ...enforcedPatterns(resolved, root, here)];
  });
}
