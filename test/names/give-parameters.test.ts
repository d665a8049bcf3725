import { describe, expect, it } from "vitest";
import { giveNames } from "../../generator/names/give-names.js";
import type { NameFacts, ParameterFact, ParameterPosition } from "../../generator/names/facts.js";
import { codesOf, factsOf, reread } from "./facts.js";

function parameter(
  position: ParameterPosition,
  wireName: string,
  operations: readonly string[],
  more: Partial<ParameterFact> = {},
): ParameterFact {
  return { position, wireName, operations, ...more };
}

function given(parameters: readonly ParameterFact[], some: Partial<NameFacts> = {}) {
  return giveNames(factsOf({ parameters, ...some }));
}

describe("parameters", () => {
  it("share a name where they do not meet", () => {
    const { parameters } = given([
      parameter("path", "account-id", ["GET /a"]),
      parameter("path", "account_id", ["GET /b"]),
    ]).names;
    expect(Object.fromEntries(parameters.path)).toEqual({
      "account-id": "accountId",
      account_id: "accountId",
    });
  });

  it("say where they stand, or get a number, where they meet", () => {
    const { parameters } = given([
      parameter("header", "page", ["GET /a"]),
      parameter("query", "page", ["GET /a"]),
      parameter("query", "Page", ["GET /a"]),
      parameter("path", "page", ["GET /b"]),
      parameter("path", "PAGE", ["GET /b"]),
    ]).names;
    expect(Object.fromEntries(parameters.header)).toEqual({ page: "page" });
    expect(Object.fromEntries(parameters.query)).toEqual({
      Page: "pageQuery",
      page: "personaPage",
    });
    expect(Object.fromEntries(parameters.path)).toEqual({ PAGE: "page", page: "pagePath" });
  });

  it("keep off what else is in the options, and off what every object has", () => {
    const reserved = { exports: [], facade: [], options: ["body"], files: [] };
    const names = ["body", "constructor", "default", "__proto__"];
    const facts = names.map((name) => parameter("query", name, ["GET /a"]));
    const { parameters } = given(facts, { reserved }).names;
    expect(Object.fromEntries(parameters.query)).toEqual({
      body: "bodyQuery",
      constructor: "constructorQuery",
      default: "defaultQuery",
      ["__proto__"]: "proto",
    });
    expect(parameters.query.get("__proto__")).toBe("proto");
  });

  it("headers of answers differ among themselves only", () => {
    const { parameters } = given([
      parameter("header", "Request-Id", ["GET /a"]),
      parameter("response", "Request-Id", ["GET /a"]),
      parameter("response", "request_id", ["GET /a"]),
    ]).names;
    expect(parameters.header.get("Request-Id")).toBe("requestId");
    expect(Object.fromEntries(parameters.response)).toEqual({
      "Request-Id": "requestId",
      request_id: "requestIdHeader",
    });
  });

  it("may come as one fact for each operation", () => {
    const { parameters } = given([
      parameter("path", "id", ["GET /a"]),
      parameter("query", "id", ["GET /b"]),
      parameter("path", "id", ["GET /b"]),
    ]).names;
    expect([parameters.path.get("id"), parameters.query.get("id")]).toEqual(["id", "idQuery"]);
  });

  it("are called as the overlay says", () => {
    const { names, diagnostics } = given([
      parameter("query", "a", ["GET /a"], { name: "first" }),
      parameter("query", "b", ["GET /a"], { name: "not a name" }),
      parameter("query", "c", ["GET /a"], { name: "FIRST" }),
    ]);
    expect([...names.parameters.query.values()].sort()).toEqual(["b", "c", "first"]);
    expect(codesOf(diagnostics)).toEqual(["NAME_INVALID", "NAME_INVALID"]);
  });

  it("that newly meet another let the locked one have the name", () => {
    const before = given([parameter("query", "page", ["GET /a"])]);
    const { names, diagnostics } = giveNames(
      factsOf({
        parameters: [parameter("path", "page", ["GET /a"]), parameter("query", "page", ["GET /a"])],
      }),
      reread(before.lock),
    );
    expect(names.parameters.query.get("page")).toBe("page");
    expect(names.parameters.path.get("page")).toBe("pagePath");
    expect(diagnostics).toEqual([]);
  });

  it("whose locked names now meet are told", () => {
    const before = given([
      parameter("path", "page", ["GET /a"]),
      parameter("query", "page", ["GET /b"]),
    ]);
    const { diagnostics } = giveNames(
      factsOf({
        parameters: [parameter("path", "page", ["GET /a"]), parameter("query", "page", ["GET /a"])],
      }),
      reread(before.lock),
    );
    expect(codesOf(diagnostics)).toEqual(["NAME_HELD"]);
  });
});
