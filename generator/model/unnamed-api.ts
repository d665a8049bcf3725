import type { UnnamedOperation } from "./read-operation.js";
import type { UnnamedWebhook } from "./read-webhooks.js";
import type { RegisteredType } from "./type-registry.js";

/** The model before anything has a name. */
export interface UnnamedApi {
  readonly operations: readonly UnnamedOperation[];
  readonly webhooks: readonly UnnamedWebhook[];
  readonly types: readonly RegisteredType[];
  readonly ids: readonly { readonly key: string; readonly prefixes: readonly string[] }[];
}
