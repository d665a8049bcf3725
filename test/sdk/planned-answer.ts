import { textOf, type Json, type JsonObject } from "../oracle/json-tree.js";
import type { OfficialResponse } from "../oracle/operation-table.js";
import { recaseBody, type Casing } from "../oracle/recase.js";
import type { Extent, Sampler } from "../oracle/schema-sampler.js";
import { parameterName } from "./operation-names.js";
import type { CannedAnswer } from "./recorded-request.js";

/** An answer that the document allows, and what the caller must get of it. */
export interface PlannedAnswer {
  readonly answer: CannedAnswer;
  /** `undefined` where the body is not JSON. */
  readonly json: Json | undefined;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

const STANDARD = [
  "RateLimit-Limit",
  "RateLimit-Remaining",
  "RateLimit-Reset",
  "Request-Id",
  "Persona-Environment-Id",
  "Persona-Organization-Id",
];

/** No text: bytes that any change of encoding would spoil. */
export const PDF = Uint8Array.from([
  0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0, 255, 0xc3, 0x28, 13, 10, 0xef, 0xbb, 0xbf,
]);

export function planAnswer(
  response: OfficialResponse,
  sampler: Sampler,
  extent: Extent,
  casing: Casing,
): PlannedAnswer {
  const sent = [...response.headers].map(
    ([name, schema]) => [name, sampler.sample(schema, "full").value] as const,
  );
  const headers = Object.fromEntries(
    sent.map(([name, value]) => [
      name,
      typeof value === "string" ? `req_${value.length}` : textOf(value),
    ]),
  );
  const [content] = response.contents;
  const isJson = content?.mediaType === "application/json";
  const json = isJson
    ? recaseBody(sampler.sample(content.schema, extent).value, casing)
    : undefined;
  const contentType = isJson
    ? "application/json; charset=utf-8"
    : (content?.mediaType ?? "text/plain");
  return {
    answer: {
      status: response.status,
      headers: { ...headers, "content-type": contentType },
      body: isJson ? JSON.stringify(json) : PDF,
    },
    json,
    headers: Object.fromEntries(
      STANDARD.map((name) => {
        const text = headers[name];
        return [
          parameterName(name).replace("ratelimit", "rateLimit"),
          name.startsWith("RateLimit") && text !== undefined ? Number(text) : text,
        ];
      }),
    ),
  };
}

/** `errors` of an error body, as the document describes it. */
export function errorsOf(json: Json | undefined): readonly Json[] {
  const errors = (json as JsonObject | undefined)?.["errors"];
  return Array.isArray(errors) ? (errors as readonly Json[]) : [];
}
