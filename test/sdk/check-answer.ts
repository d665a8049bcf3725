import { expect } from "vitest";
import type { OfficialOperation, OfficialResponse } from "../oracle/operation-table.js";
import type { Casing } from "../oracle/recase.js";
import type { Extent, Sampler } from "../oracle/schema-sampler.js";
import { errorClasses } from "./error-classes.js";
import { generatedFunction } from "./generated-package.js";
import { errorsOf, PDF, planAnswer } from "./planned-answer.js";
import type { StandInFor } from "./stand-in.js";

/** Gives a call an answer that the document allows, and checks all that the caller gets of it. */
export async function checkAnswer(
  standIn: StandInFor,
  operation: OfficialOperation,
  response: OfficialResponse,
  params: object,
  sampler: Sampler,
  extent: Extent,
  casing: Casing,
): Promise<void> {
  const planned = planAnswer(response, sampler, extent, casing);
  const { client } = standIn(casing, () => planned.answer);
  const result = await generatedFunction(operation.key).call(client, params).result();
  if (response.status < 400) {
    if (!result.ok) throw result.error;
    expect(result.status).toBe(response.status);
    expect(result.headers).toEqual(planned.headers);
    if (planned.json === undefined)
      expect(new Uint8Array(await (result.body as Blob).arrayBuffer())).toEqual(PDF);
    else expect(result.body).toEqual(planned.json);
    return;
  }
  if (result.ok) throw new Error(`${response.status} arrived as a success`);
  const { error } = result;
  expect(error).toBeInstanceOf(errorClasses.get(response.status));
  expect(error).toMatchObject({
    status: response.status,
    method: operation.method,
    path: operation.path,
    attempts: 1,
    errors: errorsOf(planned.json),
    headers: planned.headers,
    requestId: planned.headers["requestId"],
  });
}
