import { afterAll, describe, expect, expectTypeOf, it } from "vitest";
import { createClient } from "../../generated/src/index.js";
import {
  createRelay,
  generateRelayClaim,
  requestRelayChallenge,
} from "../../generated/src/operations/index.js";
import { jsonAnswer } from "./recorded-request.js";
import { startRecordingServer } from "./recording-server.js";

const server = await startRecordingServer();
const client = createClient({
  apiKey: "persona_sandbox_kinds",
  baseUrl: `${server.baseUrl}/`,
  maxRetries: 0,
});
afterAll(() => server.close());

const header = (name: string): string | undefined => server.theRequest().headers.get(name);

describe("relays", () => {
  it("go to the privacy server without the API key", async () => {
    server.answer(
      jsonAnswer(201, {
        "relay-token": "t",
        "relay-secret": "s",
        "relay-session-access-token": "a",
      }),
    );
    const relay = await createRelay(client, {
      body: { "claim-type": "age", "encryption-key-pem": null },
    });
    expect(server.theRequest().target).toBe("/api/privacy/v1/relays");
    for (const name of ["authorization", "idempotency-key"]) expect(header(name)).toBeUndefined();
    expectTypeOf(relay["relay-secret"]).toEqualTypeOf<string>();
    server.answer(jsonAnswer(200, { challenge: "c", "token-key": "k", "token-key-id": "i" }));
    await requestRelayChallenge(client, { body: { "claim-type": "age" } });
    expect(server.theRequest().target).toBe("/api/privacy/v1/relays/challenge");
    expect(header("authorization")).toBeUndefined();
  });

  it("read a claim with the pass and the secret in place of the key", async () => {
    server.answer(jsonAnswer(200, { "claim-payload": "p", "token-consumed": true }));
    const claim = await generateRelayClaim(client, {
      relayToken: "relay_r/t",
      privacyPassToken: "AAEC+/w==",
      personaRelaySecret: "sec",
    });
    const request = server.theRequest();
    expect(request.method).toBe("POST");
    expect(request.target).toBe("/api/privacy/v1/relays/relay_r%2Ft/generate-claim");
    expect(header("authorization")).toBe("PrivateToken token=AAEC+/w==");
    expect(header("persona-relay-secret")).toBe("sec");
    expect(claim["token-consumed"]).toBe(true);
  });
});
