import type { Params } from "./operation.js";
import { sameKey } from "./same-key.js";

/** @returns the query with its `?`, or nothing where no parameter is given. */
export type QueryWriter = (params: Params) => string;

/** Writes one parameter as pairs of a name and a value, neither of them encoded yet. */
export type QueryParameter = (params: Params, write: (name: string, value: string) => void) => void;

/**
 * The query of an operation. All of it is percent-encoded, so that `+`, `&`, `%` and brackets arrive as they are.
 *
 * @internal
 */
export function query(...parameters: readonly QueryParameter[]): QueryWriter {
  return (params) => {
    let text = "";
    for (const parameter of parameters) {
      parameter(params, (name, value) => {
        text += `${text ? "&" : "?"}${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
      });
    }
    return text;
  };
}

/**
 * `peek-source-data=true`; a list is one value, `include=account,reports`, and an empty one is not sent.
 *
 * @internal
 */
export function plain(name: string, wireName: string = name): QueryParameter {
  return (params, write) => {
    writeNested(wireName, params[name], write);
  };
}

/**
 * `filter[account-id]=…`, and deeper where the value is nested.
 *
 * @param keys as they are on the wire; the caller may spell them in any casing. Others are sent as they are given.
 * @internal
 */
export function deepObject(name: string, keys: readonly string[]): QueryParameter {
  return (params, write) => {
    for (const [key, value] of Object.entries(Object(params[name]) as object)) {
      writeNested(`${name}[${keys.find((known) => sameKey(known, key)) ?? key}]`, value, write);
    }
  };
}

function writeNested(
  name: string,
  value: unknown,
  write: (name: string, value: string) => void,
): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) {
    if (value.length > 0) write(name, value.join(","));
  } else if (value instanceof Date) {
    write(name, value.toISOString());
  } else if (typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) writeNested(`${name}[${key}]`, inner, write);
  } else {
    const scalar = value as string | number | boolean;
    write(name, String(scalar));
  }
}
