import { documentFromText } from "../../generator/document/parse.js";
import { compareApis } from "../../generator/diff/compare-apis.js";
import type { DiffResult } from "../../generator/diff/change.js";
import { renamedTypes } from "../../generator/diff/renamed-types.js";
import type { Api } from "../../generator/model/api.js";
import { buildApi, type BuiltApi } from "../../generator/model/build-api.js";
import type { LocatedLock } from "../../generator/names/lock.js";
import { prepare } from "../../generator/prepare/prepare.js";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonMap = Record<string, Json>;

const nothing = { exports: [], facade: [], options: ["body", "contentType"], files: ["index"] };

/** The surface of a document, with the names that an earlier one had. */
export function surface(document: JsonMap, before?: BuiltApi): BuiltApi {
  const { root } = prepare(documentFromText(JSON.stringify(document), "test.json"));
  const lock: LocatedLock | undefined =
    before === undefined
      ? undefined
      : { data: before.lock, locate: (pointer) => ({ source: "", pointer }) };
  const built = buildApi(root, "test.json", lock, nothing);
  const renamed =
    before === undefined ? new Map<string, string>() : renamedTypes(before.api, built.api);
  return renamed.size === 0 ? built : buildApi(root, "test.json", lock, nothing, renamed);
}

/** What the step from one document to the next means. */
export function diffOf(old: JsonMap, now: JsonMap): DiffResult {
  const before = surface(old);
  return compareApis(before.api, surface(now, before).api);
}

/** A small API: one list, one creation, one type. */
export function sample(): JsonMap {
  return {
    openapi: "3.1.0",
    info: { title: "t", version: "2025-12-08" },
    servers: [{ url: "https://api.withpersona.com/api/v1" }],
    security: [{ bearer: [] }],
    tags: [{ name: "Accounts" }],
    "x-sdk-namespaces": { accounts: { tags: ["Accounts"] } },
    paths: {
      "/accounts": {
        get: {
          operationId: "list-all-accounts",
          tags: ["Accounts"],
          parameters: [
            { name: "filter[status]", in: "query", schema: { type: "string" } },
            { name: "limit", in: "query", schema: { type: "integer" } },
          ],
          responses: { "200": json({ type: "array", items: ref("account") }) },
        },
        post: {
          operationId: "create-an-account",
          tags: ["Accounts"],
          requestBody: {
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  additionalProperties: false,
                  required: ["name"],
                  properties: {
                    name: { type: "string" },
                    nickname: { type: ["string", "null"] },
                    color: { type: "string", enum: ["red", "blue", "green"] },
                  },
                },
              },
            },
          },
          responses: { "201": json(ref("account")), "404": json({ type: "object" }) },
        },
      },
      "/accounts/{account-id}": {
        delete: {
          operationId: "delete-an-account",
          tags: ["Accounts"],
          parameters: [
            { name: "account-id", in: "path", required: true, schema: { type: "string" } },
          ],
          responses: { "200": json(ref("account")) },
        },
      },
    },
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
      schemas: {
        account: {
          type: "object",
          required: ["id"],
          properties: {
            id: { type: "string" },
            "name-first": { type: ["string", "null"] },
            status: { type: "string", "x-known-values": ["open", "closed"] },
            size: { type: "integer" },
          },
        },
      },
    },
  };
}

export const ref = (name: string): JsonMap => ({ $ref: `#/components/schemas/${name}` });

export const json = (schema: Json): JsonMap => ({
  description: "",
  content: { "application/json": { schema } },
});

/** A copy of the sample in which one place is another. */
export function changed(change: (document: JsonMap) => void, from: JsonMap = sample()): JsonMap {
  const copy = structuredClone(from);
  change(copy);
  return copy;
}

/** The object at a path of keys. */
export function at(document: JsonMap, ...keys: readonly string[]): JsonMap {
  return keys.reduce((found, key) => found[key] as JsonMap, document);
}

export type { Api };
