import type { JsonObject } from "../document/document.js";
import { parameterName } from "../names/derived-names.js";
import type { ErrorResponse, ResponseHeader, SuccessResponse } from "./api.js";
import { entriesOf, objectAt, resolveNode, type Node } from "./json-reader.js";
import type { OperationContext } from "./read-operation.js";
import type { Schema } from "./schema.js";

/** Responses Object (OpenAPI 3.1, 4.8.16): successes, and errors; each with its first media type. */
export function readResponses(
  node: Node,
  id: string,
  context: OperationContext,
): { readonly responses: readonly SuccessResponse[]; readonly errors: readonly ErrorResponse[] } {
  const responses: SuccessResponse[] = [];
  const errors: ErrorResponse[] = [];
  for (const [code, found] of entriesOf(objectAt(node, "responses"))) {
    const status = Number(code);
    if (!Number.isInteger(status)) continue;
    const response = resolveNode(context.root, found);
    const headers = readHeaders(response, context.root);
    const [mediaType, content] = entriesOf(objectAt(response, "content"))[0] ?? [];
    const schema = content && objectAt(content, "schema");
    const shared = response.pointer.startsWith("/components/responses/");
    const key = shared
      ? `responses/${response.pointer.split("/").at(-1) ?? code}`
      : `${id}/response/${code}`;
    const read: Schema =
      schema === undefined
        ? { kind: content === undefined ? "null" : "unknown" }
        : context.read(schema.value, { pointer: schema.pointer, key, use: "response" });
    if (status < 300) responses.push({ status, mediaType: mediaType ?? "", schema: read, headers });
    else if (status >= 400) errors.push({ status, schema: read, headers });
  }
  return { responses, errors };
}

function readHeaders(response: Node, root: JsonObject): readonly ResponseHeader[] {
  return entriesOf(objectAt(response, "headers")).map(([wireName, found]) => {
    const header = resolveNode(root, found);
    const schema = objectAt(header, "schema");
    const type = schema?.value["type"];
    return {
      wireName,
      name: parameterName(wireName),
      type: type === "integer" || type === "number" ? "number" : "string",
    };
  });
}

const TO_ANSWER = ["responses", "200", "content", "application/json", "schema"];

/** An answer whose `data` is an array and that carries `links` is a page of a list, whatever stands in components. */
export function isList(node: Node, root: JsonObject): boolean {
  const follow = (from: Node | undefined, key: string): Node | undefined => {
    const found = from && objectAt(from, key);
    return found && resolveNode(root, found);
  };
  const properties = follow(TO_ANSWER.reduce<Node | undefined>(follow, node), "properties");
  return (
    follow(properties, "links") !== undefined &&
    follow(properties, "data")?.value["type"] === "array"
  );
}
