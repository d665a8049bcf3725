import { describe, expect, test } from "vitest";
import { loadDocument } from "../../generator/document/load.js";
import type { Fetch } from "../../generator/document/url-reader.js";
import { brief, refusalOf } from "./findings.js";

/** Answers by address; remembers what was asked. */
function server(answers: Readonly<Record<string, () => Response>>): {
  readonly fetch: Fetch;
  readonly asked: string[];
} {
  const asked: string[] = [];
  const fetch: Fetch = (url) => {
    asked.push(url);
    const answer = answers[url];
    return answer
      ? Promise.resolve(answer())
      : Promise.reject(new TypeError("fetch failed", { cause: new Error("no route to host") }));
  };
  return { fetch, asked };
}

const text =
  (body: string, status = 200) =>
  () =>
    new Response(body, { status });
const redirect = (location: string) => () =>
  new Response(null, { status: 302, headers: { location } });

const base = "https://docs.example/specs";
const small = '{"openapi": "3.1.0", "info": {"version": "1"}, "paths": {}}';

describe("a document at an address", () => {
  test.each([
    ["JSON", small],
    ["YAML", 'openapi: 3.1.0\ninfo: {version: "1"}\npaths: {}\n'],
  ])("%s, whatever the address is called", async (_, body) => {
    const { fetch, asked } = server({ [`${base}/latest`]: text(body) });
    const document = await loadDocument(`${base}/latest`, { fetch });
    expect(document.root).toEqual(JSON.parse(small));
    expect(document.source).toBe(`${base}/latest`);
    expect(document.locate("/info")?.source).toBe(`${base}/latest`);
    expect(asked).toEqual([`${base}/latest`]);
  });

  test("of several files, all at the same origin", async () => {
    const { fetch, asked } = server({
      [`${base}/openapi.yaml`]: text(
        "openapi: 3.1.0\ninfo: {version: '1'}\npaths:\n  /a: {$ref: paths/a.yaml}\n",
      ),
      [`${base}/paths/a.yaml`]: text("get: {operationId: a}\n"),
    });
    const document = await loadDocument(`${base}/openapi.yaml`, { fetch });
    expect(document.root["paths"]).toEqual({ "/a": { get: { operationId: "a" } } });
    expect(asked).toEqual([`${base}/openapi.yaml`, `${base}/paths/a.yaml`]);
  });

  test("a redirect at the same origin is followed", async () => {
    const { fetch, asked } = server({
      [`${base}/old`]: redirect("/specs/new"),
      [`${base}/new`]: text(small),
    });
    expect((await loadDocument(`${base}/old`, { fetch })).root).toEqual(JSON.parse(small));
    expect(asked).toHaveLength(2);
  });
});

describe("refused", () => {
  test.each([
    ["plain http", "http://docs.example/a.json", "SOURCE_ADDRESS_REFUSED"],
    ["another scheme", "ftp://docs.example/a.json", "SOURCE_ADDRESS_REFUSED"],
    ["a file as an address", "file:///etc/passwd", "SOURCE_ADDRESS_REFUSED"],
    [
      "a password in the address",
      "https://me:secret@docs.example/a.json",
      "SOURCE_ADDRESS_REFUSED",
    ],
    ["half an address", "https://", "SOURCE_ADDRESS_REFUSED"],
    ["a missing page", `${base}/missing`, "SOURCE_FETCH_FAILED"],
    ["an unreachable server", "https://nobody.example/a.json", "SOURCE_FETCH_FAILED"],
    ["a redirect to another origin", `${base}/away`, "SOURCE_FETCH_FAILED"],
    ["a redirect to http", `${base}/down`, "SOURCE_FETCH_FAILED"],
    ["redirects without end", `${base}/round`, "SOURCE_FETCH_FAILED"],
    ["a body larger than allowed", `${base}/large`, "DOCUMENT_TOO_LARGE"],
  ])("%s", async (_, source, code) => {
    const { fetch, asked } = server({
      [`${base}/missing`]: text("not here", 404),
      [`${base}/away`]: redirect("https://evil.example/a.json"),
      [`${base}/down`]: redirect("http://docs.example/a.json"),
      [`${base}/round`]: redirect(`${base}/round`),
      [`${base}/large`]: text("x".repeat(10_000)),
    });
    const problems = await refusalOf(() =>
      loadDocument(source, { fetch, limits: { bytes: 1000 } }),
    );
    expect(problems.map((it) => it.code)).toEqual([code]);
    expect(problems[0]?.remedy).not.toBe("");
    expect(
      asked.filter((url) => !url.startsWith("https://docs.example/") && url !== source),
    ).toEqual([]);
  });

  test("the reason of a failed download is told", async () => {
    const { fetch } = server({});
    const [problem] = await refusalOf(() => loadDocument(`${base}/a.json`, { fetch }));
    expect(problem?.message).toContain("no route to host");
  });

  test("references to another origin", async () => {
    const { fetch, asked } = server({
      [`${base}/openapi.yaml`]: text(
        "openapi: 3.1.0\ninfo: {version: '1'}\npaths:\n  /a: {$ref: 'https://evil.example/a.yaml'}\n  /b: {$ref: //evil.example/b.yaml}\n  /c: {$ref: 'file:///etc/passwd'}\n",
      ),
    });
    const problems = await refusalOf(() => loadDocument(`${base}/openapi.yaml`, { fetch }));
    expect(problems.map(brief)).toEqual([
      "REFERENCE_OUTSIDE 4:8",
      "REFERENCE_OUTSIDE 5:8",
      "REFERENCE_OUTSIDE 6:8",
    ]);
    expect(problems[0]?.message).toContain("leads outside https://docs.example");
    expect(asked).toEqual([`${base}/openapi.yaml`]);
  });
});
