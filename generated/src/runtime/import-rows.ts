import type { AnyApiError, PersonaApiError } from "./api-errors.js";
import { call, type Call, type CallOptions } from "./call.js";
import type { Client } from "./client.js";
import { csvFile, type ImportColumns } from "./csv.js";
import { within } from "./deadline.js";
import type { Operation, Params } from "./operation.js";
import { send } from "./send.js";

/** Rows of a file that an import reads, for as long as they are given one after another. */
export type ImportRows<Row> = Iterable<Row> | AsyncIterable<Row>;

/** Starts calls of an import. */
export type ImportCaller = <Body, Failure extends PersonaApiError = AnyApiError>(
  client: Client,
  name: string,
  operation: Operation,
  params?: object,
  options?: CallOptions,
) => Call<Body, Failure>;

/**
 * Lets calls of an import be given `rows` in place of the file: they are written as CSV and sent as multipart. The whole
 * file is made before anything is sent, so that it can be sent again; Persona takes 10 MB unless it was told otherwise.
 *
 * Such a call rejects with PersonaValidationError naming row and column of a value the file cannot hold, and with
 * whatever `rows` throws; nothing was sent then.
 *
 * @param columns of the file.
 * @param place of the file in the body, for example `["data", "attributes", "file"]`.
 * @see https://docs.withpersona.com/lists-cookbook
 * @internal
 */
export function importRows(columns: ImportColumns, place: readonly string[]): ImportCaller {
  return (client, name, operation, params = {}, options = {}) => {
    const { rows, ...given } = params as Params & { readonly rows?: ImportRows<unknown> };
    if (!rows) return call(client, name, operation, params, options);
    return call(client, name, operation, given, options, async (...request) => {
      // Rows that are at hand are read at once: what happens to them after the call was made is not in the file.
      const write = async (signal: AbortSignal): Promise<Blob> =>
        csvFile(name, rows, columns, signal);
      const data = await within(Infinity, options.signal, write, () => undefined);
      const body = withFile(given["body"], place, { filename: "rows.csv", data });
      request[3] = { ...given, body, contentType: "multipart/form-data" };
      return send(...request);
    });
  };
}

/** A copy of a body with something in its place. */
function withFile(body: unknown, [key, ...rest]: readonly string[], file: object): object {
  if (key === undefined) return file;
  const parent = Object(body) as Params;
  return { ...parent, [key]: withFile(parent[key], rest, file) };
}
