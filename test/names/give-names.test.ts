import { describe, expect, it } from "vitest";
import { giveNames } from "../../generator/names/give-names.js";
import type { NameFacts, OperationFact } from "../../generator/names/facts.js";
import { codesOf, component, factsOf, operation } from "./facts.js";

const create = operation("POST /accounts", "create-an-account");

function functionsOf(...operations: readonly OperationFact[]): readonly unknown[] {
  const { names } = giveNames(factsOf({ operations }));
  return [...names.operations.values()].map((name) => name.function);
}

describe("operations", () => {
  it("get a function, a namespace and a method", () => {
    const namespaces = [{ name: "accounts", tags: ["Things"], doc: "Persons." }];
    const { names, diagnostics } = giveNames(factsOf({ operations: [create], namespaces }));
    expect(names.operations.get("POST /accounts")).toMatchObject({
      function: "createAccount",
      namespace: "accounts",
      member: "create",
    });
    expect(names.namespaces).toEqual([{ name: "accounts", file: "accounts", doc: "Persons." }]);
    expect(diagnostics).toEqual([]);
  });

  it("that would share a function are an error that names both and the remedy", () => {
    const place = { source: "api.json", pointer: "/paths/~1accounts/post" };
    const twin = operation("PUT /accounts", "create-account", { place });
    const { diagnostics } = giveNames(factsOf({ operations: [create, twin] }));
    const [error] = diagnostics.filter(({ severity }) => severity === "error");
    expect(error).toMatchObject({ code: "NAME_COLLISION", place });
    expect(error?.message).toContain("POST /accounts (create-an-account)");
    expect(error?.message).toContain("PUT /accounts (create-account)");
    expect(error?.message).toContain("createAccount");
    expect(error?.remedy).toContain("x-sdk-name");
    expect(error?.remedy).toContain("$.paths['/accounts'].put");
  });

  it("that differ in case only share a function too", () => {
    const operations = [operation("GET /{x}", "getX-pi"), operation("GET /{y}", "get-Xpi")];
    expect(codesOf(giveNames(factsOf({ operations })).diagnostics)).toContain("NAME_COLLISION");
  });

  it("are called as the overlay says", () => {
    expect(functionsOf({ ...create, name: "openAccount" })).toEqual(["openAccount"]);
  });

  it("leave a name to the one that the overlay gave it to", () => {
    const other = operation("POST /people", "create-a-person", { name: "createAccount" });
    const { diagnostics } = giveNames(factsOf({ operations: [create, other] }));
    expect(codesOf(diagnostics)).toContain("NAME_COLLISION");
  });

  it.each(["create account", "1a", "delete", "fetch", "", "Array"])(
    "cannot be called %j by the overlay",
    (name) => {
      const { diagnostics } = giveNames(factsOf({ operations: [{ ...create, name }] }));
      expect(codesOf(diagnostics)).toContain("NAME_INVALID");
    },
  );

  it("two of which the overlay calls alike are an error", () => {
    const operations = [
      operation("POST /a", "a", { name: "make" }),
      operation("POST /b", "b", { name: "Make" }),
    ];
    expect(codesOf(giveNames(factsOf({ operations })).diagnostics)).toContain("NAME_COLLISION");
  });

  it.each([
    ["delete", "personaDelete"],
    ["fetch", "personaFetch"],
    ["call", "personaCall"],
  ])("called %s by the rules get the prefix", (id, want) => {
    const reserved = { exports: ["Call"], facade: [], options: [], files: [] };
    const operations = [operation("POST /", id)];
    const { names } = giveNames(factsOf({ operations, reserved }));
    expect(names.operations.get("POST /")?.function).toBe(want);
  });
});

describe("namespaces", () => {
  it("that the overlay does not know are made by rule, with one note for each tag", () => {
    const operations = [create, operation("GET /accounts", "list-accounts")];
    const { names, diagnostics } = giveNames(factsOf({ operations }));
    expect(names.namespaces).toEqual([{ name: "things", file: "things" }]);
    expect(codesOf(diagnostics)).toEqual(["NAMESPACE_BY_RULE"]);
    expect(diagnostics[0]).toMatchObject({ severity: "note" });
    expect(diagnostics[0]?.message).toContain("2 operations");
  });

  it("without operations are left out", () => {
    const namespaces = [{ name: "accounts", tags: ["Other"] }];
    const { names } = giveNames(factsOf({ operations: [create], namespaces }));
    expect(names.namespaces.map(({ name }) => name)).toEqual(["things"]);
  });

  it("can be chosen by the overlay for one operation", () => {
    const { names } = giveNames(factsOf({ operations: [{ ...create, namespace: "people" }] }));
    expect(names.operations.get("POST /accounts")).toMatchObject({
      namespace: "people",
      member: "createAccount",
    });
  });

  it.each([["constructor"], ["then"], ["client"]])(
    "made from the tag %s do not hide a member of the facade",
    (tag) => {
      const reserved = { exports: [], facade: ["client"], options: [], files: [] };
      const operations = [{ ...create, tags: [tag] }];
      const [space] = giveNames(factsOf({ operations, reserved })).names.namespaces;
      expect(space?.name).toBe(`persona${tag.charAt(0).toUpperCase()}${tag.slice(1)}`);
    },
  );

  it("keep off the entry points of the package", () => {
    const reserved = { exports: [], facade: [], options: [], files: ["webhooks"] };
    const operations = [{ ...create, tags: ["Webhooks"] }];
    const byRule = giveNames(factsOf({ operations, reserved }));
    expect(byRule.names.namespaces).toEqual([{ name: "webhooks", file: "persona-webhooks" }]);
    const namespaces = [{ name: "webhooks", tags: ["Webhooks"], file: "webhooks" }];
    const wished = giveNames(factsOf({ operations, reserved, namespaces }));
    expect(codesOf(wished.diagnostics)).toEqual(["NAMESPACE_INVALID"]);
  });

  it.each(["../up", "Up", "con", "a/b"])("cannot have the file %s", (file) => {
    const namespaces = [{ name: "things", tags: ["Things"], file }];
    const { diagnostics, names } = giveNames(factsOf({ operations: [create], namespaces }));
    expect(codesOf(diagnostics)).toEqual(["NAMESPACE_INVALID"]);
    expect(names.namespaces[0]?.file).toMatch(/^[a-z-]+$/);
  });

  it("differ, also for those who ignore case", () => {
    const operations = [
      { ...create, tags: ["Api logs"] },
      operation("GET /logs", "list-logs", { tags: ["APIlogs"] }),
      operation("GET /more", "list-more", { tags: ["Apilogs"] }),
    ];
    const { namespaces } = giveNames(factsOf({ operations })).names;
    const small = namespaces.map(({ name }) => name.toLowerCase());
    expect(new Set(small).size).toBe(small.length);
    const files = namespaces.map(({ file }) => file);
    expect(new Set(files).size).toBe(files.length);
  });
});

describe("methods", () => {
  const namespaces = [{ name: "items", tags: ["Things"] }];
  const membersOf = (operations: readonly OperationFact[]): readonly unknown[] => {
    const { names } = giveNames(factsOf({ operations, namespaces }));
    return operations.map(({ method, path }) => names.operations.get(`${method} ${path}`)?.member);
  };

  it("keep the noun where two would be one without it", () => {
    expect(
      membersOf([
        operation("GET /item/a", "list-items"),
        operation("GET /b", "list", { name: "listItem" }),
        operation("POST /item", "create-an-item"),
      ]),
    ).toEqual(["listItems", "listItem", "create"]);
  });

  it("are called as the overlay says", () => {
    const fact = operation("GET /items", "list-items", { member: "all" });
    expect(membersOf([fact])).toEqual(["all"]);
  });

  it("are never those that every object has", () => {
    expect(membersOf([operation("GET /items", "then-items")])).toEqual(["thenItems"]);
    expect(membersOf([operation("GET /items", "constructor-items")])).toEqual(["constructorItems"]);
    const fact = operation("GET /items", "list-items", { member: "then" });
    const { diagnostics } = giveNames(factsOf({ operations: [fact], namespaces }));
    expect(codesOf(diagnostics)).toEqual(["NAME_INVALID"]);
  });

  it("of one namespace that the overlay calls alike are an error", () => {
    const operations = [
      operation("GET /items", "list-items", { member: "all" }),
      operation("GET /items/{id}", "retrieve-item", { member: "ALL" }),
    ];
    const { diagnostics } = giveNames(factsOf({ operations, namespaces }));
    expect(codesOf(diagnostics)).toEqual(["NAME_COLLISION"]);
  });
});

describe("types", () => {
  const namesOf = (some: Partial<NameFacts>): Readonly<Record<string, string>> => {
    const { types } = giveNames(factsOf(some)).names;
    return Object.fromEntries([...types].map(([key, { name }]) => [key, name]));
  };

  it("called like a global get the prefix, and what is inside does not", () => {
    const types = ["document", "document/attributes", "event", "file", "report"].map((key) =>
      component(key),
    );
    expect(namesOf({ types })).toEqual({
      document: "PersonaDocument",
      "document/attributes": "DocumentAttributes",
      event: "PersonaEvent",
      file: "PersonaFile",
      report: "PersonaReport",
    });
  });

  it("called like a runtime export get the prefix, then numbers", () => {
    const types = [component("client"), component("operation")];
    const exports = ["Client", "createClient", "operation", "PersonaOperation"];
    const reserved = { exports, facade: [], options: [], files: [] };
    expect(namesOf({ types, reserved })).toEqual({
      client: "PersonaClient",
      operation: "PersonaOperation2",
    });
  });

  it("that would meet spell out more of their place, the inner ones first", () => {
    const keys = ["inquiry-status", "inquiry/status", "inquiry/attributes/status"];
    expect(namesOf({ types: keys.map((key) => component(key)) })).toEqual({
      "inquiry-status": "InquiryStatus",
      "inquiry/status": "InquiryStatus2",
      "inquiry/attributes/status": "InquiryAttributesStatus",
    });
  });

  it("that leave nothing out go before those that do", () => {
    const types = ["case/attributes/status", "case/status"].map((key) => component(key));
    expect(namesOf({ types })).toEqual({
      "case/status": "CaseStatus",
      "case/attributes/status": "CaseAttributesStatus",
    });
  });

  it("are named after functions and events, as those are really called", () => {
    expect(
      namesOf({
        operations: [operation("POST /oauth/token", "create-token", { name: "createOAuthToken" })],
        events: [{ name: "case.created", operationId: "webhook-case-created" }],
        types: [
          { key: "create-token/body", of: "operation" },
          { key: "create-token/response/200", of: "operation" },
          { key: "create-token/response/201", of: "operation" },
          { key: "webhook-case-created/body/data", of: "event" },
        ],
      }),
    ).toEqual({
      "create-token/body": "CreateOAuthTokenBody",
      "create-token/response/200": "CreateOAuthTokenResponse",
      "create-token/response/201": "CreateOAuthTokenResponse201",
      "webhook-case-created/body/data": "CaseCreatedEventData",
    });
  });

  it("are called as the overlay says, and so is what is inside", () => {
    const types = [
      component("lists-strings", { name: "StringList", family: "lists" }),
      component("lists-strings/attributes"),
    ];
    const { names } = giveNames(factsOf({ types }));
    expect([...names.types.values()]).toEqual([
      { name: "StringList", family: "lists" },
      { name: "StringListAttributes", family: "lists" },
    ]);
  });

  it.each(["Document", "2fa", "string", "a-b"])("cannot be called %s", (name) => {
    const { diagnostics } = giveNames(factsOf({ types: [component("x", { name })] }));
    expect(codesOf(diagnostics)).toEqual(["NAME_INVALID"]);
  });

  it("two of which the overlay calls alike are an error", () => {
    const types = [component("a", { name: "Same" }), component("b", { name: "SAME" })];
    expect(codesOf(giveNames(factsOf({ types })).diagnostics)).toEqual(["NAME_COLLISION"]);
  });

  it("at one place are an error", () => {
    const types = [component("a/body"), { key: "a/body", of: "operation" } as const];
    expect(codesOf(giveNames(factsOf({ types })).diagnostics)).toEqual(["NAME_KEY_TWICE"]);
  });

  it("give way to functions, ids and events", () => {
    const { names } = giveNames(
      factsOf({
        operations: [operation("GET /", "run-check")],
        types: ["run-check", "account-id", "case-created-event"].map((key) => component(key)),
        ids: ["account"],
        events: [{ name: "case.created", operationId: "webhook-case-created" }],
      }),
    );
    expect(names.operations.get("GET /")?.function).toBe("runCheck");
    expect(names.ids.get("account")?.type).toBe("AccountId");
    expect(names.events.get("case.created")).toBe("CaseCreatedEvent");
    expect([...names.types.values()].map(({ name }) => name)).toEqual([
      "RunCheck2",
      "AccountId2",
      "CaseCreatedEvent2",
    ]);
  });
});

describe("ids and enums", () => {
  it("take names whose guards are free too", () => {
    const types = [component("is-account-id"), component("case/attributes/status")];
    const enums = ["case/attributes/status"];
    const { names } = giveNames(factsOf({ types, ids: ["account"], enums }));
    expect(names.ids.get("account")).toEqual({
      type: "AccountId",
      is: "isAccountId",
      assert: "assertAccountId",
      parse: "parseAccountId",
    });
    expect(names.types.get("is-account-id")?.name).toBe("IsAccountId2");
    expect(names.enums.get("case/attributes/status")).toEqual({
      values: "caseStatuses",
      guard: "isKnownCaseStatus",
    });
  });

  it("of an enum give way to a type of that name", () => {
    const types = [component("case-status"), component("case-statuses")];
    const { names } = giveNames(factsOf({ types, enums: ["case-status"] }));
    expect(names.types.get("case-statuses")?.name).toBe("CaseStatuses");
    expect(names.enums.get("case-status")?.values).toBe("caseStatusEnums");
  });
});

it("the order of the facts does not matter", () => {
  const keys = ["b", "a", "c/attributes/b", "c/b", "c", "c-b", "cB", "file", "File"];
  const operations = [
    create,
    operation("GET /accounts", "list-all-accounts"),
    operation("GET /b", "list-bs", { namespace: "things" }),
    operation("GET /c", "list-cs", { name: "listAs" }),
  ];
  const facts = factsOf({ operations, types: keys.map((key) => component(key)), ids: ["b", "a"] });
  const turned = factsOf({
    operations: [...operations].reverse(),
    types: [...facts.types].reverse(),
    ids: [...facts.ids].reverse(),
  });
  expect(giveNames(turned).lock).toEqual(giveNames(facts).lock);
});
