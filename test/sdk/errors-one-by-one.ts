import { expect } from "vitest";
import type { Call } from "../../generated/src/index.js";
import { noHeaders, parsedHeaders, rateHeaders } from "./answers.js";
import { errorClasses } from "./error-classes.js";
import { jsonAnswer } from "./recorded-request.js";
import type { RecordingServer } from "./recording-server.js";

/** Answers a call with an error and checks everything that the caller learns of it. */
export async function expectError(
  server: RecordingServer,
  status: number,
  start: () => Call<unknown>,
  path: string,
): Promise<void> {
  const errors = [
    { title: `Title of ${status}`, details: "Ada Lovelace, 1815-12-10", meta: { hint: 1 } },
  ];
  const headers = status === 401 ? {} : rateHeaders;
  server.answer(jsonAnswer(status, { errors }, headers));
  const result = await start().result();
  if (result.ok) throw new Error(`${status} arrived as a success`);
  const { error } = result;
  expect(error).toBeInstanceOf(errorClasses.get(status));
  expect(error).toMatchObject({
    status,
    errors,
    headers: status === 401 ? noHeaders : parsedHeaders,
    requestId: status === 401 ? undefined : rateHeaders["Request-Id"],
    method: "POST",
    path,
    attempts: 1,
  });
  expect(error.message).toContain(`Title of ${status}`);
  expect(`${error.message} ${JSON.stringify(error)}`).not.toContain("Lovelace");
  server.answer(jsonAnswer(status, { errors }, headers));
  await expect(start()).rejects.toBeInstanceOf(errorClasses.get(status));
}
