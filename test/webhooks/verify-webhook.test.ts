import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { verifyWebhook } from "../../templates/runtime/webhooks/verify-webhook.js";
import { signWebhook } from "../../templates/runtime/webhooks/testing/sign-webhook.js";
import { EVENT, nodeSignature, NOW, OTHER_SECRET, SECRET } from "./support.js";

const body = JSON.stringify(EVENT);
const signature = nodeSignature(body);
const now = NOW * 1000;

/** Options as JavaScript may pass them. */
const verify = (options: Record<string, unknown>): ReturnType<typeof verifyWebhook> =>
  verifyWebhook({ body, signature, secret: SECRET, now, ...options });

describe("a body signed by Persona", () => {
  it("is accepted, and tells when it was signed", async () => {
    await expect(verify({})).resolves.toEqual({ sentAt: NOW });
  });

  it("is accepted as text, bytes, a part of a buffer, and an ArrayBuffer", async () => {
    const bytes = new TextEncoder().encode(body);
    const padded = new Uint8Array(bytes.length + 20);
    padded.set(bytes, 10);
    for (const raw of [
      body,
      bytes,
      Buffer.from(body),
      padded.subarray(10, 10 + bytes.length),
      bytes.buffer.slice(0, bytes.length),
      new DataView(padded.buffer, 10, bytes.length),
    ]) {
      await expect(verify({ body: raw })).resolves.toEqual({ sentAt: NOW });
    }
  });

  it("is found in Headers, Node's header object and any record, whatever the case of the name", async () => {
    for (const headers of [
      new Headers({ "Persona-Signature": signature }),
      { "persona-signature": signature, host: "example.com" },
      { "PERSONA-SIGNATURE": signature },
      { "Persona-Signature": [signature] },
      { "x-persona-signature": "t=1,v1=nonsense", "Persona-Signature": signature },
    ]) {
      await expect(verify({ signature: undefined, headers })).resolves.toEqual({ sentAt: NOW });
    }
  });

  it("verifies with what openssl makes of it", async (test) => {
    let output: string;
    try {
      output = execFileSync("openssl", ["dgst", "-sha256", "-hmac", SECRET], {
        input: `${NOW}.${body}`,
        encoding: "utf8",
      });
    } catch {
      test.skip("not run: no openssl here");
      return;
    }
    const digest = /[0-9a-f]{64}/.exec(output)?.[0] ?? "";
    await expect(verify({ signature: `t=${NOW},v1=${digest}` })).resolves.toEqual({ sentAt: NOW });
  });

  it("verifies with what signWebhook makes of it, which is what Node's HMAC makes of it", async () => {
    await expect(signWebhook({ body, secret: SECRET, timestamp: NOW })).resolves.toBe(signature);
  });
});

describe("while a secret is rotated", () => {
  const both = [signature, nodeSignature(body, OTHER_SECRET)];

  it.each([
    ["old first", both.join(" ")],
    ["new first", both.toReversed().join(" ")],
    ["in two headers, joined by a server", both.join(", ")],
    ["with more space between them", `  ${both.join("   ")} `],
  ])("two sets match either secret: %s", async (_, sets) => {
    for (const secret of [SECRET, OTHER_SECRET]) {
      await expect(verify({ signature: sets, secret })).resolves.toEqual({ sentAt: NOW });
    }
  });

  it("two headers match either secret", async () => {
    await expect(
      verify({
        signature: undefined,
        headers: { "persona-signature": both },
        secret: OTHER_SECRET,
      }),
    ).resolves.toEqual({ sentAt: NOW });
  });

  it("one set matches any of several secrets, in both orders", async () => {
    for (const secrets of [
      [SECRET, OTHER_SECRET],
      [OTHER_SECRET, SECRET],
    ]) {
      await expect(verify({ secret: undefined, secrets })).resolves.toEqual({ sentAt: NOW });
    }
  });

  it("a set that is malformed, foreign or stale does not hide one that matches", async () => {
    for (const other of [
      "nonsense",
      `t=${NOW},v1=${"0".repeat(64)}`,
      nodeSignature(body, SECRET, NOW - 9999),
    ]) {
      await expect(verify({ signature: `${other} ${signature}` })).resolves.toEqual({
        sentAt: NOW,
      });
      await expect(verify({ signature: `${signature} ${other}` })).resolves.toEqual({
        sentAt: NOW,
      });
    }
  });

  it("sets are looked at up to a bound, so that a long header cannot buy work", async () => {
    const many = Array.from({ length: 500 }, (_, i) => nodeSignature(body, `wrong ${i}`)).join(" ");
    await expect(verify({ signature: `${many} ${signature}` })).rejects.toMatchObject({
      code: "no-match",
    });
  });

  it("members that are not known yet are passed over", async () => {
    const digest = signature.split("v1=")[1] ?? "";
    for (const set of [`${signature},v2=abc`, `t=${NOW},v0=abc,v1=${digest}`]) {
      await expect(verify({ signature: set })).resolves.toEqual({ sentAt: NOW });
    }
  });
});

describe("the tolerance", () => {
  it.each([
    [300, true],
    [300.001, false],
    [301, false],
    [-300, true],
    [-300.001, false],
    [-301, false],
    [0, true],
  ])("of 300 seconds by default, with a clock %d s ahead: accepted %s", async (ahead, accepted) => {
    const result = verify({ now: (NOW + ahead) * 1000 });
    if (accepted) await expect(result).resolves.toEqual({ sentAt: NOW });
    else await expect(result).rejects.toMatchObject({ code: "timestamp-outside-tolerance" });
  });

  it("can be set, down to nothing, and turned off", async () => {
    await expect(verify({ toleranceSeconds: 10, now: (NOW + 10) * 1000 })).resolves.toEqual({
      sentAt: NOW,
    });
    await expect(verify({ toleranceSeconds: 10, now: (NOW + 11) * 1000 })).rejects.toMatchObject({
      code: "timestamp-outside-tolerance",
    });
    await expect(verify({ toleranceSeconds: 0 })).resolves.toEqual({ sentAt: NOW });
    await expect(verify({ toleranceSeconds: 0, now: now + 1 })).rejects.toThrow();
    await expect(verify({ toleranceSeconds: false, now: 0 })).resolves.toEqual({ sentAt: NOW });
    await expect(verify({ toleranceSeconds: Infinity, now: 0 })).resolves.toEqual({ sentAt: NOW });
  });

  it("takes a Date, milliseconds or a clock, and fails with one that is no time", async () => {
    for (const clock of [new Date(now), now, () => now, () => new Date(now)]) {
      await expect(verify({ now: clock })).resolves.toEqual({ sentAt: NOW });
    }
    for (const clock of [NaN, new Date("nonsense"), () => NaN]) {
      await expect(verify({ now: clock })).rejects.toMatchObject({
        code: "timestamp-outside-tolerance",
      });
    }
    await expect(verify({ toleranceSeconds: NaN })).rejects.toThrow();
  });

  it("uses the system's clock where none is given", async () => {
    const fresh = nodeSignature(body, SECRET, Math.floor(Date.now() / 1000));
    await expect(verify({ signature: fresh, now: undefined })).resolves.toBeDefined();
    await expect(verify({ now: undefined })).rejects.toMatchObject({
      code: "timestamp-outside-tolerance",
    });
  });

  it("is only told to those who know the secret: a forged old signature does not match", async () => {
    const forged = nodeSignature(body, "guess", NOW - 9999);
    await expect(verify({ signature: forged })).rejects.toMatchObject({ code: "no-match" });
  });
});

describe("what is refused", () => {
  it.each([
    ["missing-secret", { secret: undefined }],
    ["missing-secret", { secret: null }],
    ["missing-secret", { secret: "" }],
    ["missing-secret", { secret: "  \n" }],
    ["missing-secret", { secret: 7 }],
    ["missing-secret", { secrets: [] }],
    ["missing-secret", { secrets: [SECRET, ""] }],
    ["missing-secret", { secrets: [undefined, SECRET] }],
    ["missing-secret", { secret: undefined, body: {}, signature: "" }],
    ["body-was-parsed", { body: EVENT }],
    ["body-was-parsed", { body: [EVENT] }],
    ["body-was-parsed", { body: undefined }],
    ["body-was-parsed", { body: null }],
    ["body-was-parsed", { body: { byteLength: 3, length: 3 } }],
    ["missing-signature", { signature: undefined }],
    ["missing-signature", { signature: "" }],
    ["missing-signature", { signature: undefined, headers: {} }],
    ["missing-signature", { signature: undefined, headers: new Headers() }],
    ["missing-signature", { signature: undefined, headers: { "x-persona-signature": signature } }],
    ["missing-signature", { signature: undefined, headers: { "persona-signature": undefined } }],
    ["malformed-signature", { signature: "nonsense" }],
    ["malformed-signature", { signature: " " }],
    ["malformed-signature", { signature: signature.replace("v1=", "v1:") }],
    ["malformed-signature", { signature: signature.slice(0, -1) }],
    ["malformed-signature", { signature: `${signature}0` }],
    ["malformed-signature", { signature: signature.toUpperCase() }],
    [
      "malformed-signature",
      { signature: signature.toUpperCase().replace("T=", "t=").replace("V1=", "v1=") },
    ],
    ["malformed-signature", { signature: signature.split(",").toReversed().join(",") }],
    ["malformed-signature", { signature: signature.replace(/t=\d+/, "t=-1") }],
    ["malformed-signature", { signature: signature.replace(/t=\d+/, "t=1e9") }],
    ["malformed-signature", { signature: signature.replace(",", " ") }],
    ["no-match", { secret: OTHER_SECRET }],
    ["no-match", { secret: SECRET.slice(0, -1) }],
    ["no-match", { secret: `${SECRET} ` }],
    ["no-match", { body: `${body}\n` }],
    ["no-match", { body: JSON.stringify(EVENT, null, 1) }],
    ["no-match", { signature: signature.replace(/t=\d+/, `t=${NOW + 1}`) }],
    ["no-match", { signature: signature.replace("t=", "t=0") }],
  ])("%s: %j", async (code, options) => {
    await expect(verify(options)).rejects.toMatchObject({ name: "WebhookError", code });
  });

  it("any body or header in which one bit differs", async () => {
    const bytes = new TextEncoder().encode(body);
    const header = new TextEncoder().encode(signature);
    const accepted: string[] = [];
    const attempt = async (what: string, options: Record<string, unknown>): Promise<void> => {
      await verify(options).then(
        () => accepted.push(what),
        () => undefined,
      );
    };
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      await attempt(`body bit ${bit}`, { body: flipped(bytes, bit) });
    }
    for (let bit = 0; bit < header.length * 8; bit++) {
      await attempt(`header bit ${bit}`, {
        signature: Buffer.from(flipped(header, bit)).toString("latin1"),
      });
    }
    expect(accepted).toEqual([]);
    expect(bytes.length * 8 + header.length * 8).toBeGreaterThan(3000);
  });

  it("without telling secret or body", async () => {
    for (const options of [
      { signature: "nonsense" },
      { body: EVENT },
      { body: `${body} ` },
      { secret: OTHER_SECRET },
    ]) {
      const error = await verify(options).catch((thrown: unknown) => thrown as Error);
      const told = JSON.stringify(error, Object.getOwnPropertyNames(error));
      expect(told).not.toContain("wbhsec_");
      expect(told).not.toContain("inq_");
    }
  });
});

describe("10,000 random bodies", () => {
  it("verify byte by byte, whatever the bytes are", async () => {
    const random = numbers(20250601);
    for (let i = 0; i < 10_000; i++) {
      const bytes = randomBody(random);
      const raw =
        i % 2 ? bytes : bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
      const set = nodeSignature(bytes);
      const { sentAt } = await verify({ body: raw, signature: set });
      if (sentAt !== NOW) throw new Error(`body ${i}`);
    }
  });

  it("verify as text too, where they are text", async () => {
    const random = numbers(7);
    for (let i = 0; i < 1000; i++) {
      const bytes = randomBody(random);
      const text = Buffer.from(bytes).toString("utf8");
      if (!Buffer.from(text).equals(bytes)) continue;
      await expect(verify({ body: text, signature: nodeSignature(bytes) })).resolves.toEqual({
        sentAt: NOW,
      });
    }
  });
});

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

/** Numbers from 0 up to a bound, the same for the same seed. */
function numbers(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** Pieces that decoding and encoding again would change: line ends, marks, lone surrogates, bytes that are no UTF-8. */
const PIECES: readonly (readonly number[])[] = [
  [0x0d, 0x0a],
  [0x0a],
  [0xef, 0xbb, 0xbf],
  [0xed, 0xa0, 0x80],
  [0xed, 0xbf, 0xbf],
  [0xff, 0xfe],
  [0xc0, 0x80],
  [0x00],
  [...Buffer.from("é漢字🙂\u2028")],
  [...Buffer.from('{"a":"\\ud800"}')],
];

function randomBody(random: (bound: number) => number): Uint8Array {
  const bytes: number[] = [];
  for (let i = random(12); i > 0; i--) {
    const piece = PIECES[random(PIECES.length * 2)];
    bytes.push(...(piece ?? Array.from({ length: random(8) }, () => random(256))));
  }
  return Uint8Array.from(bytes);
}
