import type { Api, ErrorResponse, Operation, SuccessResponse, WebhookEvent } from "./api.js";
import type { Schema } from "./schema.js";

/** The API with its known values as the only ones: no type of values takes any other. */
export function closeEnums(api: Api): Api {
  return {
    ...api,
    operations: api.operations.map(closeOperation),
    types: api.types.map((type) => ({ ...type, schema: close(type.schema) })),
    webhooks: api.webhooks.map(closeEvent),
  };
}

function closeOperation(operation: Operation): Operation {
  const { query, headers, body, responses, errors } = operation;
  return {
    ...operation,
    query: query.map((each) => ({ ...each, schema: close(each.schema) })),
    headers: headers.map((each) => ({ ...each, schema: close(each.schema) })),
    responses: responses.map((each): SuccessResponse => ({ ...each, schema: close(each.schema) })),
    errors: errors.map((each): ErrorResponse => ({ ...each, schema: close(each.schema) })),
    ...(body !== undefined && {
      body: {
        ...body,
        contents: body.contents.map((each) => ({ ...each, schema: close(each.schema) })),
      },
    }),
  };
}

function closeEvent(event: WebhookEvent): WebhookEvent {
  const { resource, included, context } = event;
  return {
    ...event,
    resource: close(resource),
    ...(included !== undefined && { included: close(included) }),
    ...(context !== undefined && { context: close(context) }),
  };
}

function close(schema: Schema): Schema {
  switch (schema.kind) {
    case "enum":
      return { ...schema, open: false };
    case "object":
      return {
        ...schema,
        properties: schema.properties.map((each) => ({ ...each, schema: close(each.schema) })),
        ...(schema.additional !== undefined && { additional: close(schema.additional) }),
      };
    case "array":
      return { ...schema, items: close(schema.items) };
    case "union":
      return { ...schema, members: schema.members.map(close) };
    case "literal":
    case "id":
    case "reference":
    case "string":
    case "number":
    case "integer":
    case "boolean":
    case "null":
    case "unknown":
    case "binary":
      return schema;
  }
}
