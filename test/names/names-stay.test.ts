import { describe, expect, it } from "vitest";
import { giveNames } from "../../generator/names/give-names.js";
import { printLock } from "../../generator/names/lock-text.js";
import { freeNames } from "../../generator/names/lock.js";
import type { NameFacts } from "../../generator/names/facts.js";
import type { GivenNames } from "../../generator/names/names.js";
import { codesOf, component, factsOf, operation, reread } from "./facts.js";

const namespaces = [{ name: "accounts", tags: ["Things"] }];
const create = operation("POST /accounts", "create-an-account");
const list = operation("GET /accounts", "list-all-accounts");
const status = component("account/attributes/status");
const facts = factsOf({
  namespaces,
  operations: [create, list],
  types: [
    component("account"),
    component("account/attributes"),
    status,
    { key: "create-an-account/body", of: "operation" },
    { key: "create-an-account/body/data", of: "operation" },
    { key: "webhook-account-created/body", of: "event" },
  ],
  ids: ["account"],
  enums: [status.key],
  events: [{ name: "account.created", operationId: "webhook-account-created" }],
  parameters: [{ position: "path", wireName: "account-id", operations: ["GET /accounts"] }],
});
const first = giveNames(facts);

/** What is given when the facts have changed in some respect. */
function next(some: Partial<NameFacts>, lock = first.lock): GivenNames {
  return giveNames({ ...facts, ...some }, reread(lock));
}

it("the same facts give the same names, the same lock and nothing to say", () => {
  expect(next({})).toEqual(first);
  expect(first.diagnostics).toEqual([]);
});

it("the lock wins over the rules", () => {
  const { lock } = first;
  const operations = {
    ...lock.operations,
    "POST /accounts": {
      id: create.id,
      function: "openAccount",
      namespace: "people",
      member: "open",
    },
  };
  const edited = {
    ...lock,
    namespaces: { ...lock.namespaces, people: "persons" },
    operations,
    types: { ...lock.types, account: "Person", "create-an-account/body": "NewPerson" },
    ids: { account: "PersonId" },
    enums: { [status.key]: { values: "states", guard: "isState" } },
    events: { "account.created": "PersonOpened" },
    parameters: { ...lock.parameters, path: { "account-id": "personId" } },
  };
  const { names, lock: again } = next({}, edited);
  expect(again).toEqual(edited);
  expect(names.operations.get("POST /accounts")).toMatchObject({
    function: "openAccount",
    namespace: "people",
    member: "open",
  });
  expect(names.namespaces).toContainEqual({ name: "people", file: "persons" });
  expect(names.types.get("account")?.name).toBe("Person");
  expect(names.ids.get("account")?.parse).toBe("parsePersonId");
  expect(names.enums.get(status.key)?.guard).toBe("isState");
  expect(names.events.get("account.created")).toBe("PersonOpened");
  expect(names.parameters.path.get("account-id")).toBe("personId");
});

describe("a name stays", () => {
  const wanted = {
    function: "createAccount",
    namespace: "accounts",
    member: "create",
  };

  it("when the operationId changes, with the types inside", () => {
    const { names, lock, diagnostics } = next({
      operations: [{ ...create, id: "open-a-person" }, list],
      types: [
        { key: "open-a-person/body", of: "operation" },
        { key: "open-a-person/body/data", of: "operation" },
      ],
    });
    expect(names.operations.get("POST /accounts")).toMatchObject(wanted);
    expect(names.types.get("open-a-person/body")?.name).toBe("CreateAccountBody");
    expect(names.types.get("open-a-person/body/data")?.name).toBe("CreateAccountBodyData");
    expect(lock.operations["POST /accounts"]?.id).toBe("open-a-person");
    expect(lock.vanished.operations).toEqual({});
    expect(codesOf(diagnostics)).toEqual(["NAME_KEPT"]);
    expect(diagnostics[0]?.message).toContain("create-an-account");
  });

  it("when the path or the method changes", () => {
    const moved = operation("PUT /v2/people", create.id, { tags: ["Things"] });
    const { names, lock } = next({ operations: [moved, list] });
    expect(names.operations.get("PUT /v2/people")).toMatchObject(wanted);
    expect(names.types.get("create-an-account/body")?.name).toBe("CreateAccountBody");
    expect(Object.keys(lock.operations)).toEqual(["GET /accounts", "PUT /v2/people"]);
    expect(lock.vanished.operations).toEqual({});
  });

  it("when two operations exchange their operationIds: method and path decide", () => {
    const operations = [
      { ...create, id: list.id },
      { ...list, id: create.id },
    ];
    const { names } = next({ operations });
    expect(names.operations.get("POST /accounts")?.function).toBe("createAccount");
    expect(names.operations.get("GET /accounts")?.function).toBe("listAccounts");
  });

  it("when the tag changes, and the overlay's namespaces with it", () => {
    const { names, diagnostics } = next({
      namespaces: [{ name: "people", tags: ["People"] }],
      operations: [{ ...create, tags: ["People"] }, list],
    });
    expect(names.operations.get("POST /accounts")).toMatchObject(wanted);
    expect(codesOf(diagnostics)).toContain("NAMESPACE_KEPT");
  });

  it("when a component is renamed, with the types inside", () => {
    const { names, lock } = next({
      types: ["person", "person/attributes", "person/attributes/status"].map((key) =>
        component(key),
      ),
      enums: ["person/attributes/status"],
      renamedTypes: new Map([["person", "account"]]),
    });
    expect([...names.types.values()].map(({ name }) => name)).toEqual([
      "Account",
      "AccountAttributes",
      "AccountStatus",
    ]);
    expect(names.enums.get("person/attributes/status")?.values).toBe("accountStatuses");
    expect(Object.keys(lock.types)).toContain("person/attributes/status");
    expect(Object.keys(lock.vanished.types)).not.toContain("account");
  });

  it("with the component that is still there, where another is taken for its new name", () => {
    const { names } = next({
      types: [component("account"), component("person")],
      enums: [],
      renamedTypes: new Map([["person", "account"]]),
    });
    expect(names.types.get("account")?.name).toBe("Account");
    expect(names.types.get("person")?.name).toBe("Person");
  });

  it("when the operationId of a webhook changes", () => {
    const { names, lock } = next({
      events: [{ name: "account.created", operationId: "renamed" }],
      types: [{ key: "renamed/body", of: "event" }],
    });
    expect(names.types.get("renamed/body")?.name).toBe("AccountCreatedEventBody");
    expect(lock.types["account.created/body"]).toBe("AccountCreatedEventBody");
  });

  it("when a new thing would like to have it", () => {
    const { names, diagnostics } = next({
      types: [...facts.types, component("account-attributes")],
    });
    expect(names.types.get("account/attributes")?.name).toBe("AccountAttributes");
    expect(names.types.get("account-attributes")?.name).toBe("AccountAttributes2");
    expect(diagnostics).toEqual([]);
  });
});

it("a new operation that would take a published function is an error", () => {
  const twin = operation("PUT /accounts", "create-account", { tags: ["Things"] });
  const { diagnostics, names } = next({ operations: [create, list, twin] });
  expect(codesOf(diagnostics)).toEqual(["NAME_COLLISION"]);
  expect(names.operations.get("POST /accounts")?.function).toBe("createAccount");
});

describe("what is gone", () => {
  const gone = next({ operations: [list], types: [component("account")], enums: [] });

  it("is remembered apart, and its names are held", () => {
    expect(Object.keys(gone.lock.operations)).toEqual(["GET /accounts"]);
    expect(gone.lock.vanished.operations["POST /accounts"]?.function).toBe("createAccount");
    expect(gone.lock.vanished.types["account/attributes/status"]).toBe("AccountStatus");
    expect(gone.names.types.has("account/attributes/status")).toBe(false);
    const heir = operation("POST /accounts/new", "create-account", { tags: ["Things"] });
    const types = [component("account"), component("account-status")];
    const { names, diagnostics } = next({ operations: [list, heir], types, enums: [] }, gone.lock);
    expect(names.operations.get("POST /accounts/new")?.function).toBe("createAccount2");
    expect(names.types.get("account-status")?.name).toBe("AccountStatus2");
    expect(diagnostics).toMatchObject([{ code: "NAME_HELD", severity: "warning" }]);
  });

  it("gets its names back when it comes back", () => {
    expect(next({}, gone.lock).lock).toEqual(first.lock);
  });

  it("hands its names over where the overlay says so", () => {
    const heir = operation("POST /people", "new", { tags: ["Things"], name: "createAccount" });
    const { names, lock } = next({ operations: [list, heir] }, gone.lock);
    expect(names.operations.get("POST /people")).toMatchObject({
      function: "createAccount",
      member: "create",
    });
    expect(lock.vanished.operations).toEqual({});
  });

  it("gives its names back at a major release", () => {
    const heir = operation("POST /accounts/new", "create-account", { tags: ["Things"] });
    const { names } = next({ operations: [list, heir] }, freeNames(gone.lock));
    expect(names.operations.get("POST /accounts/new")?.function).toBe("createAccount");
  });
});

describe("a wanted rename", () => {
  const renamed = next({
    operations: [{ ...create, name: "openAccount" }, list],
    types: facts.types.map((fact) => (fact.key === "account" ? { ...fact, name: "Person" } : fact)),
    events: [
      { name: "account.created", operationId: "webhook-account-created", typeName: "Opened" },
    ],
    release: "2.0.0",
  });

  it("takes place, and leaves the old names as aliases", () => {
    expect(renamed.names.operations.get("POST /accounts")).toMatchObject({
      function: "openAccount",
      member: "open",
    });
    expect(renamed.names.aliases).toEqual([
      { kind: "event", old: "AccountCreatedEvent", current: "Opened", since: "2.0.0" },
      { kind: "function", old: "createAccount", current: "openAccount", since: "2.0.0" },
      { kind: "member", old: "accounts.create", current: "accounts.open", since: "2.0.0" },
      { kind: "type", old: "Account", current: "Person", since: "2.0.0" },
    ]);
    expect(codesOf(renamed.diagnostics)).toEqual(Array(4).fill("NAME_ALIASED"));
  });

  it("is recorded: the new names stay without the overlay, and the aliases with them", () => {
    const later = next({ release: "2.1.0" }, renamed.lock);
    expect(later.names.operations.get("POST /accounts")?.function).toBe("openAccount");
    expect(later.lock).toEqual(renamed.lock);
    expect(later.diagnostics).toEqual([]);
  });

  it("holds the old names", () => {
    const heir = operation("PUT /accounts", "create-account", { tags: ["Things"] });
    const { names } = next({ operations: [create, list, heir] }, renamed.lock);
    expect(names.operations.get("PUT /accounts")?.function).not.toBe("createAccount");
  });

  it("can be taken back", () => {
    const back = next(
      { operations: [{ ...create, name: "createAccount" }, list], release: "3.0.0" },
      renamed.lock,
    );
    const functions = back.names.aliases.filter(({ kind }) => kind === "function");
    expect(functions).toEqual([
      { kind: "function", old: "openAccount", current: "createAccount", since: "3.0.0" },
    ]);
  });

  it("of what is gone since is kept in the lock and given to nobody", () => {
    const { names, lock } = next({ operations: [list] }, renamed.lock);
    expect(names.aliases.filter(({ kind }) => kind === "function")).toEqual([]);
    expect(lock.aliases).toEqual(renamed.lock.aliases);
  });
});

it("a locked name that the package itself now has is an error with its place", () => {
  const reserved = { exports: ["account"], facade: ["accounts"], options: [], files: [] };
  const { diagnostics } = next({ reserved });
  const errors = diagnostics.filter(({ code }) => code === "LOCK_RESERVED");
  expect(errors.map(({ place }) => place?.pointer)).toEqual([
    "/types/account",
    "/namespaces/accounts",
  ]);
  const text = printLock(first.lock).split("\n");
  for (const { place } of errors) expect(text[(place?.line ?? 0) - 1]).toMatch(/"accounts?": "/i);
});
