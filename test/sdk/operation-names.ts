import type { OfficialOperation } from "../oracle/operation-table.js";

/** `account-id` and `Persona-Relay-Secret` → `accountId` and `personaRelaySecret`: how a call names a parameter. */
export function parameterName(wireName: string): string {
  return wireName
    .toLowerCase()
    .split("-")
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
}

/**
 * Operations that take the standard headers though the document forgets to say so.
 *
 * @see https://docs.withpersona.com/api-key-inflection
 * @see https://docs.withpersona.com/idempotence
 */
export const undeclaredHeaders: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "POST /accounts/{account-id}/run-action",
    ["Key-Inflection", "Persona-Version", "Idempotency-Key"],
  ],
  ["POST /graph-queries", ["Key-Inflection", "Persona-Version", "Idempotency-Key"]],
  ["GET /graph-queries/{graph-query-id}", ["Key-Inflection", "Persona-Version"]],
]);

/**
 * Parameters that the document declares and the server refuses: lists take no `include`.
 *
 * @see https://docs.withpersona.com/response-body
 */
export const refusedParameters: ReadonlySet<string> = new Set([
  "GET /accounts/{account-id}/relations query include",
  "POST /inquiry-sessions/expire-all query include",
]);

/** Resource whose `fields` a request body sets, by the first step of the path. */
export function resourceOfPath(path: string): string | undefined {
  const root = path.split("/")[1] ?? "";
  return { accounts: "account", cases: "case", inquiries: "inquiry", transactions: "transaction" }[
    root
  ];
}

/** An operation without the parameters that the server refuses. */
export function offeredParameters(operation: OfficialOperation): OfficialOperation {
  const parameters = operation.parameters.filter(
    ({ place, name }) => !refusedParameters.has(`${operation.key} ${place} ${name}`),
  );
  return { ...operation, parameters };
}
