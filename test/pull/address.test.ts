import { describe, expect, test } from "vitest";
import { DiagnosticsError } from "../../generator/diagnostics/diagnostic.js";
import type { Fetch } from "../../generator/document/url-reader.js";
import { pull } from "../../generator/pull/pull.js";
import { sample } from "../diff/surfaces.js";
import { emptyFolder, snapshot } from "../write/folder.js";

const COMMIT = "a".repeat(40);
const FROM = "https://github.com/persona-id/persona-openapi";
const API = "https://api.github.com/repos/persona-id/persona-openapi";
const RAW = `https://raw.githubusercontent.com/persona-id/persona-openapi/${COMMIT}`;
const BUNDLE = `${RAW}/2025-12-08/openapi-bundled.json`;

type Answer = string | (() => Response);

const repository: Readonly<Record<string, Answer>> = {
  [`${API}/commits/HEAD`]: JSON.stringify({
    sha: COMMIT,
    commit: { committer: { date: "2026-08-21T09:00:00Z" } },
  }),
  [`${API}/contents/?ref=${COMMIT}`]: JSON.stringify([
    { name: "2025-12-08" },
    { name: "README.md" },
  ]),
  [BUNDLE]: JSON.stringify(sample()),
};

/** A network that knows these addresses and no other. */
const network =
  (answers: Readonly<Record<string, Answer>>): Fetch =>
  (url) => {
    const answer = answers[url];
    if (answer === undefined) return Promise.resolve(new Response("not here", { status: 404 }));
    return Promise.resolve(typeof answer === "string" ? new Response(answer) : answer());
  };

const interrupted = (): Response =>
  new Response(
    new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"openapi": "3.1.0", "info":'));
        controller.error(new Error("connection lost"));
      },
    }),
  );

describe("pull from an address", () => {
  test("takes every dated folder at the newest commit", async () => {
    const result = await pull({ spec: emptyFolder(), from: FROM, fetch: network(repository) });
    expect(result).toMatchObject({
      repository: FROM,
      commit: COMMIT,
      date: "2026-08-21",
      versions: ["2025-12-08"],
    });
  });

  test("takes the older layout", async () => {
    const older = {
      ...repository,
      [`${API}/contents/?ref=${COMMIT}`]: JSON.stringify([{ name: "openapi-bundled.json" }]),
      [`${RAW}/openapi-bundled.json`]: JSON.stringify(sample()),
    };
    const result = await pull({ spec: emptyFolder(), from: FROM, fetch: network(older) });
    expect(result.versions).toEqual(["2025-12-08"]);
  });

  test("takes a single document", async () => {
    const from = "https://example.com/openapi.json";
    const fetch = network({ [from]: JSON.stringify(sample()) });
    expect(await pull({ spec: emptyFolder(), from, fetch })).toMatchObject({ repository: from });
  });

  test.each<[what: string, answers: Readonly<Record<string, Answer>>, code: string, said?: string]>(
    [
      ["the connection is lost in the middle", { [BUNDLE]: interrupted }, "SOURCE_FETCH_FAILED"],
      [
        "the server fails",
        { [BUNDLE]: () => new Response("", { status: 503 }) },
        "SOURCE_FETCH_FAILED",
      ],
      [
        "a page to sign in comes instead",
        { [BUNDLE]: "<!DOCTYPE html><html></html>" },
        "DOCUMENT_NOT_OBJECT",
        "HTML page",
      ],
      ["an empty answer comes instead", { [BUNDLE]: "" }, "DOCUMENT_NOT_OBJECT", "empty file"],
      [
        "the list is a page",
        { [`${API}/contents/?ref=${COMMIT}`]: "<html>" },
        "SOURCE_FETCH_FAILED",
      ],
      ["the list is empty", { [`${API}/contents/?ref=${COMMIT}`]: "[]" }, "UPSTREAM_NO_VERSIONS"],
      [
        "the limit of questions is reached",
        { [`${API}/commits/HEAD`]: () => new Response("{}", { status: 403 }) },
        "SOURCE_FETCH_FAILED",
      ],
      ["the answer names no commit", { [`${API}/commits/HEAD`]: "{}" }, "SOURCE_FETCH_FAILED"],
      [
        "it leads elsewhere",
        {
          [BUNDLE]: () =>
            new Response("", { status: 302, headers: { location: "https://evil.example/" } }),
        },
        "SOURCE_FETCH_FAILED",
      ],
    ],
  )(
    "%s: spec/ stays as it was, and the error says what happened",
    async (_what, answers, code, said = "") => {
      const spec = emptyFolder();
      await pull({ spec, from: FROM, fetch: network(repository) });
      const before = snapshot(spec);
      const error: unknown = await pull({
        spec,
        from: FROM,
        fetch: network({ ...repository, ...answers }),
      }).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(DiagnosticsError);
      expect((error as DiagnosticsError).diagnostics[0]?.code).toBe(code);
      expect((error as DiagnosticsError).diagnostics[0]?.message).toContain(said);
      expect(snapshot(spec)).toEqual(before);
    },
  );
});
