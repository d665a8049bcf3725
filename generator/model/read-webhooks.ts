import { typeKey } from "../names/facts.js";
import type { WebhookEvent } from "./api.js";
import { entriesOf, objectAt, resolveNode, stringAt } from "./json-reader.js";
import type { OperationContext } from "./read-operation.js";

/** A webhook before it has a name. */
export type UnnamedWebhook = Omit<WebhookEvent, "typeName"> & {
  readonly operationId: string;
  readonly wantedName?: string;
  readonly pointer: string;
};

/** The `webhooks` of the document (OpenAPI 3.1, 4.8.1) in document order: the JSON body of each delivery. */
export function readWebhooks(context: OperationContext): readonly UnnamedWebhook[] {
  const webhooks = objectAt({ value: context.root, pointer: "" }, "webhooks");
  return entriesOf(webhooks).flatMap(([name, found]) => {
    const item = resolveNode(context.root, found);
    const operation = objectAt(item, "post");
    const bodyNode = operation === undefined ? undefined : objectAt(operation, "requestBody");
    if (operation === undefined || bodyNode === undefined) return [];
    const body = resolveNode(context.root, bodyNode);
    const [, media] = entriesOf(objectAt(body, "content"))[0] ?? [];
    const schema = media === undefined ? undefined : objectAt(media, "schema");
    if (schema === undefined) return [];
    const operationId = stringAt(operation, "operationId") ?? name;
    const doc = stringAt(operation, "description") ?? stringAt(operation, "x-sdk-doc");
    const wantedName = stringAt(operation, "x-sdk-name");
    return [
      {
        name,
        operationId,
        pointer: operation.pointer,
        schema: context.read(schema.value, {
          pointer: schema.pointer,
          key: typeKey([operationId, "body"]),
          use: "response",
        }),
        ...(doc !== undefined && { doc }),
        ...(wantedName !== undefined && { wantedName }),
      },
    ];
  });
}
