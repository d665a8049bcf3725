import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../generator/cli/run.js";
import type { Json, JsonObject } from "./part-of-document.js";

/** A document with one operation that answers with `schemas.account`; `more` is laid over the operation. */
export function smallDocument(schemas: JsonObject, more: JsonObject = {}): JsonObject {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/account" } } };
  const operation: JsonObject = {
    operationId: "retrieve-an-account",
    tags: ["Accounts"],
    parameters: [{ name: "account-id", in: "path", required: true, schema: { type: "string" } }],
    responses: { "200": { description: "d", content } },
    ...more,
  };
  const get: Json = operation;
  return {
    openapi: "3.1.0",
    info: { title: "t", version: "2025-12-08" },
    servers: [{ url: "https://api.withpersona.com/api/v1" }],
    security: [{ BearerAuth: [] }],
    paths: { "/accounts/{account-id}": { get } },
    components: { schemas, securitySchemes: { BearerAuth: { type: "http", scheme: "bearer" } } },
  };
}

/** Generates from a document in a folder of its own; sources only, unless the options say otherwise. */
export async function generateFrom(
  text: string,
  options: readonly string[] = ["--no-build"],
): Promise<{ readonly code: number; readonly told: string; readonly folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), "persona-abuse-"));
  writeFileSync(join(folder, "openapi.json"), text);
  let told = "";
  const terminal = {
    print: (): void => undefined,
    tell: (line: string): void => void (told += line),
    interactive: false,
    color: false,
    cwd: folder,
  };
  const line = ["generate", ...options, "--spec", "openapi.json", "--out", "sdk"];
  return { code: await run(line, "0.0.0", terminal), told, folder };
}
