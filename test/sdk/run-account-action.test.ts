import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from "vitest";
import {
  createClient,
  PersonaValidationError,
  type Account,
  type AccountId,
  type BadRequestError,
  type Client,
  type ConflictError,
  type ForbiddenError,
  type NotFoundError,
  type RateLimitError,
  type RunAccountActionBody,
  type RunAccountActionParams,
  type UnauthorizedError,
  type UnprocessableEntityError,
} from "../../generated/src/index.js";
import {
  runAccountAction,
  type RunAccountActionError,
} from "../../generated/src/operations/index.js";
import { account, accountId, parsedHeaders, rateHeaders } from "./answers.js";
import { expectError } from "./errors-one-by-one.js";
import { jsonAnswer } from "./recorded-request.js";
import { startRecordingServer, type RecordingServer } from "./recording-server.js";

const body: RunAccountActionBody = {
  data: {
    "account-action-id": "accac_9Za3Bc5De7Fg2Hk4Mn6Pq8Rs",
    parameters: { status: "activated", "Note für": ["a", 1] },
  },
};
const answer = { data: account, meta: { "workflow-run-id": "wfr_2Bc4De6Fg8Hj3Kl5Mn7Pq9Rs" } };

describe("running an account action", () => {
  let server: RecordingServer;
  let client: Client<"kebab">;

  beforeAll(async () => {
    server = await startRecordingServer();
    client = createClient({
      apiKey: "persona_sandbox_seed",
      baseUrl: server.baseUrl,
      maxRetries: 0,
    });
  });
  afterAll(() => server.close());

  it("sends method, path, headers and body as documented", async () => {
    server.answer(jsonAnswer(200, answer, rateHeaders));
    await runAccountAction(client, { accountId, body, idempotencyKey: "5f0a" });
    const request = server.theRequest();
    expect(request.method).toBe("POST");
    expect(request.target).toBe(`/api/v1/accounts/${accountId}/run-action`);
    expect(request.body.toString("utf8")).toBe(JSON.stringify(body));
    expect(Object.fromEntries(request.headers)).toMatchObject({
      authorization: "Bearer persona_sandbox_seed",
      "content-type": "application/json",
      accept: expect.stringMatching(/application\/json|\*\/\*/) as string,
      "key-inflection": "kebab",
      "persona-version": "2025-12-08",
      "idempotency-key": "5f0a",
      "content-length": String(Buffer.byteLength(JSON.stringify(body))),
    });
  });

  it("makes an idempotency key where none is given, another for each call", async () => {
    server.answer(jsonAnswer(200, answer));
    const { idempotencyKey } = await runAccountAction(client, { accountId, body }).withResponse();
    await runAccountAction(client, { accountId, body });
    const keys = server.requests.map(({ headers }) => headers.get("idempotency-key"));
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[0]).toBe(idempotencyKey);
    expect(keys[1]).not.toBe(keys[0]);
  });

  it("answers the account with its fields, its relationships and the id of the workflow run", async () => {
    server.answer(jsonAnswer(200, answer, rateHeaders));
    const { data, meta } = await runAccountAction(client, { accountId, body });
    expect({ data, meta }).toEqual(answer);
    expectTypeOf(data).toExtend<Account>();
    expectTypeOf(data.type).toEqualTypeOf<"account">();
    expectTypeOf(data.id).toEqualTypeOf<AccountId>();
    expect(data.attributes?.fields?.birthdate?.value).toBe("1990-12-24");
    expect(data.attributes?.fields?.["favourite_colour"]?.value).toBe("teal");
    expect(data.relationships?.["account-type"]?.data?.id).toBe(
      account.relationships["account-type"].data.id,
    );
    expect(meta["workflow-run-id"]).toBe("wfr_2Bc4De6Fg8Hj3Kl5Mn7Pq9Rs");
    expectTypeOf(meta["workflow-run-id"]).toExtend<string>();
  });

  it("gives status, parsed headers and the platform's response", async () => {
    server.answer(jsonAnswer(200, answer, rateHeaders));
    const {
      status,
      headers,
      body: answered,
      response,
      attempts,
    } = await runAccountAction(client, { accountId, body }).withResponse();
    expect({ status, headers, answered, attempts }).toEqual({
      status: 200,
      headers: parsedHeaders,
      answered: answer,
      attempts: 1,
    });
    expect(response.headers.get("RateLimit-Reset")).toBe("42");
    expectTypeOf(headers.rateLimitRemaining).toEqualTypeOf<number | undefined>();
    expectTypeOf(headers.requestId).toEqualTypeOf<string | undefined>();
  });

  it("reads a missing or malformed header as undefined", async () => {
    server.answer(
      jsonAnswer(200, answer, {
        "RateLimit-Limit": "many",
        "RateLimit-Remaining": "",
        "RateLimit-Reset": "-1",
      }),
    );
    const { headers } = await runAccountAction(client, { accountId, body }).withResponse();
    expect(headers).toMatchObject({
      rateLimitLimit: undefined,
      rateLimitRemaining: undefined,
      rateLimitReset: undefined,
      requestId: undefined,
    });
  });

  const refused: readonly (readonly [string, RunAccountActionParams, string])[] = [
    ["accountId", { accountId: "act_short" as const, body }, "^act_[a-zA-Z0-9]{24,28}$"],
    [
      "accountId",
      { accountId: `act_${"a".repeat(29)}` as const, body },
      "^act_[a-zA-Z0-9]{24,28}$",
    ],
    [
      "account-action-id",
      { accountId, body: { data: { "account-action-id": "accac_private" as const } } },
      "^accac_[a-zA-Z0-9]{24,28}$",
    ],
  ];

  it.each(refused)(
    "refuses a value of %s that breaks its declared pattern, before anything is sent",
    async (subject, params, pattern) => {
      server.answer(jsonAnswer(200, answer));
      const error: unknown = await runAccountAction(client, params).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(PersonaValidationError);
      const { message } = error as PersonaValidationError;
      expect(message).toContain("runAccountAction");
      expect(message).toContain(subject);
      expect(message).toContain(pattern);
      expect(message).not.toMatch(/act_short|aaa|accac_private/);
      expect(server.requests).toHaveLength(0);
    },
  );

  it("names the union of its documented errors", () => {
    expectTypeOf<RunAccountActionError>().toEqualTypeOf<
      | BadRequestError
      | UnauthorizedError
      | ForbiddenError
      | NotFoundError
      | ConflictError
      | UnprocessableEntityError
      | RateLimitError
    >();
  });

  it.each([400, 401, 403, 404, 409, 422, 429])(
    "gives %i as an error of its class",
    async (status) => {
      await expectError(
        server,
        status,
        () => runAccountAction(client, { accountId, body }),
        "/accounts/{account-id}/run-action",
      );
    },
  );
});
