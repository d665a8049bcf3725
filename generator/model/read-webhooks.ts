import { typeKey } from "../names/facts.js";
import type { WebhookEvent } from "./api.js";
import { entriesOf, objectAt, resolveNode, stringAt, type Node } from "./json-reader.js";
import type { OperationContext } from "./read-operation.js";
import type { Schema } from "./schema.js";

/** A webhook before it has a name. */
export type UnnamedWebhook = Omit<WebhookEvent, "typeName"> & {
  readonly operationId: string;
  readonly wantedName?: string;
  readonly pointer: string;
};

/**
 * The `webhooks` of the document (OpenAPI 3.1, 4.8.1) in document order. All deliveries have one envelope, so only what
 * differs is read: the resource, the objects that come along with it, and the context.
 */
export function readWebhooks(context: OperationContext): readonly UnnamedWebhook[] {
  const webhooks = objectAt({ value: context.root, pointer: "" }, "webhooks");
  return entriesOf(webhooks).flatMap(([name, found]) => {
    const operation = objectAt(resolveNode(context.root, found), "post");
    const event = operation === undefined ? undefined : readEvent(name, operation, context);
    return event === undefined ? [] : [event];
  });
}

function readEvent(
  name: string,
  operation: Node,
  context: OperationContext,
): UnnamedWebhook | undefined {
  const bodyNode = objectAt(operation, "requestBody");
  if (bodyNode === undefined) return undefined;
  const [, media] = entriesOf(objectAt(resolveNode(context.root, bodyNode), "content"))[0] ?? [];
  const body = media === undefined ? undefined : objectAt(media, "schema");
  if (body === undefined) return undefined;
  const operationId = stringAt(operation, "operationId") ?? name;
  const read = (label: string, ...path: readonly string[]): Schema | undefined => {
    const node = propertyAt(body, path, context);
    return node === undefined
      ? undefined
      : context.read(node.value, {
          pointer: node.pointer,
          key: typeKey([operationId, label]),
          use: "response",
        });
  };
  const included = read("included", "data", "attributes", "payload", "included");
  const eventContext = read("context", "data", "attributes", "context");
  const doc = stringAt(operation, "description") ?? stringAt(operation, "x-sdk-doc");
  const wantedName = stringAt(operation, "x-sdk-name");
  return {
    name,
    operationId,
    pointer: operation.pointer,
    resource: read("resource", "data", "attributes", "payload", "data") ?? { kind: "unknown" },
    ...(included !== undefined && { included }),
    ...(eventContext !== undefined && { context: eventContext }),
    ...(doc !== undefined && { doc }),
    ...(wantedName !== undefined && { wantedName }),
  };
}

/** The schema of a property some levels down, through references. */
function propertyAt(
  schema: Node,
  path: readonly string[],
  context: OperationContext,
): Node | undefined {
  return path.reduce<Node | undefined>((current, name) => {
    const properties = current && objectAt(resolveNode(context.root, current), "properties");
    return properties && objectAt(properties, name);
  }, schema);
}
