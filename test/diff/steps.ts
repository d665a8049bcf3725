import { at, json, ref, type Json, type JsonMap } from "./surfaces.js";

const account = (document: JsonMap): JsonMap => at(document, "components", "schemas", "account");
const properties = (document: JsonMap): JsonMap => at(account(document), "properties");
const operation = (document: JsonMap, path: string, method: string): JsonMap =>
  at(document, "paths", path, method);
const body = (document: JsonMap): JsonMap =>
  at(
    operation(document, "/accounts", "post"),
    ...["requestBody", "content", "application/json", "schema"],
  );
const list = (document: JsonMap): JsonMap => operation(document, "/accounts", "get");

/** What is done to the sample, what that is called, where, and the version it needs. */
export const steps: readonly [
  what: string,
  step: (document: JsonMap) => void,
  kind: string,
  where: string,
  verdict: string,
][] = [
  [
    "an operation goes",
    (d) => delete at(d, "paths", "/accounts")["post"],
    "operation-removed",
    "POST /accounts",
    "major",
  ],
  [
    "an operation comes",
    (d) => {
      at(d, "paths")["/cases"] = {
        get: {
          operationId: "list-all-cases",
          tags: ["Accounts"],
          responses: { "200": json({ type: "string" }) },
        },
      };
    },
    "operation-added",
    "GET /cases",
    "minor",
  ],
  [
    "a property that is read goes",
    (d) => delete properties(d)["name-first"],
    "property-removed",
    "account.name-first",
    "major",
  ],
  [
    "a property that is read comes",
    (d) => (properties(d)["color"] = { type: "string" }),
    "property-added",
    "account.color",
    "minor",
  ],
  [
    "a property is spelt otherwise",
    (d) => {
      properties(d)["name_first"] = properties(d)["name-first"] ?? null;
      delete properties(d)["name-first"];
    },
    "property-renamed",
    "account.name-first",
    "major",
  ],
  [
    "null comes where it is read",
    (d) => (properties(d)["size"] = { type: ["integer", "null"] }),
    "nullable-added",
    "account.size",
    "major",
  ],
  [
    "null goes where it is read",
    (d) => (properties(d)["name-first"] = { type: "string" }),
    "nullable-removed",
    "account.name-first",
    "patch",
  ],
  [
    "null comes where it is written",
    (d) => (at(body(d), "properties")["name"] = { type: ["string", "null"] }),
    "nullable-added",
    "POST /accounts body.name",
    "minor",
  ],
  [
    "null goes where it is written",
    (d) => (at(body(d), "properties")["nickname"] = { type: "string" }),
    "nullable-removed",
    "POST /accounts body.nickname",
    "major",
  ],
  [
    "what is read need not be there",
    (d) => delete account(d)["required"],
    "optional",
    "account.id",
    "major",
  ],
  [
    "what is read is always there",
    (d) => (account(d)["required"] = ["id", "size"]),
    "required",
    "account.size",
    "patch",
  ],
  [
    "what is written must be given",
    (d) => (body(d)["required"] = ["name", "nickname"]),
    "required",
    "POST /accounts body.nickname",
    "major",
  ],
  [
    "a new key must be written",
    (d) => {
      at(body(d), "properties")["age"] = { type: "integer" };
      body(d)["required"] = ["name", "age"];
    },
    "required",
    "POST /accounts body.age",
    "major",
  ],
  [
    "a new key may be written",
    (d) => (at(body(d), "properties")["age"] = { type: "integer" }),
    "property-added",
    "POST /accounts body.age",
    "minor",
  ],
  [
    "a key that is written goes",
    (d) => delete at(body(d), "properties")["nickname"],
    "property-removed",
    "POST /accounts body.nickname",
    "major",
  ],
  [
    "a written object takes any key",
    (d) => (body(d)["additionalProperties"] = true),
    "additional-keys-added",
    "POST /accounts body",
    "minor",
  ],
  [
    "an answer knows one value more",
    (d) => (at(properties(d), "status")["x-known-values"] = ["open", "closed", "new"]),
    "enum-value-added",
    "account.status",
    "minor",
  ],
  [
    "an answer knows one value less",
    (d) => (at(properties(d), "status")["x-known-values"] = ["open"]),
    "enum-value-removed",
    "account.status",
    "major",
  ],
  [
    "a written value goes",
    (d) => (at(body(d), "properties", "color")["enum"] = ["red", "blue"]),
    "enum-value-removed",
    "POST /accounts body.color",
    "major",
  ],
  [
    "a type changes",
    (d) => (properties(d)["size"] = { type: "string" }),
    "type-changed",
    "account.size",
    "major",
  ],
  [
    "a parameter goes",
    (d) => (list(d)["parameters"] as JsonMap[]).splice(1, 1),
    "property-removed",
    "GET /accounts limit",
    "major",
  ],
  [
    "a parameter must be given",
    (d) => (((list(d)["parameters"] as JsonMap[])[1] ?? {})["required"] = true),
    "required",
    "GET /accounts limit",
    "major",
  ],
  [
    "a body must be given",
    (d) => {
      at(body(d), "properties")["age"] = { type: "integer" };
      body(d)["required"] = ["age"];
      delete at(body(d), "properties")["name"];
    },
    "property-removed",
    "POST /accounts body.name",
    "major",
  ],
  [
    "a status changes",
    (d) => {
      const responses = at(operation(d, "/accounts", "post"), "responses");
      responses["202"] = responses["201"] ?? null;
      delete responses["201"];
    },
    "status-changed",
    "POST /accounts",
    "major",
  ],
  [
    "a failure is documented",
    (d) => (at(operation(d, "/accounts", "post"), "responses")["409"] = json({ type: "object" })),
    "error-added",
    "POST /accounts error.409",
    "minor",
  ],
  [
    "a failure is not documented any more",
    (d) => delete at(operation(d, "/accounts", "post"), "responses")["404"],
    "error-removed",
    "POST /accounts error.404",
    "patch",
  ],
  [
    "a header comes with answers",
    (d) =>
      (at(operation(d, "/accounts", "post"), "responses", "201")["headers"] = {
        "Request-Id": { schema: { type: "string" } },
      }),
    "answer-header-added",
    "header Request-Id",
    "minor",
  ],
  [
    "an operation is deprecated",
    (d) => (list(d)["deprecated"] = true),
    "deprecated",
    "GET /accounts",
    "minor",
  ],
  [
    "a text changes",
    (d) => (list(d)["description"] = "another text"),
    "text-changed",
    "GET /accounts",
    "patch",
  ],
  [
    "a documented format changes",
    (d) => (properties(d)["name-first"] = { type: ["string", "null"], format: "date" }),
    "format-changed",
    "account.name-first",
    "patch",
  ],
  [
    "another date is sent with every call",
    (d) => (at(d, "info")["version"] = "2026-09-29"),
    "api-version-changed",
    "Persona-Version",
    "major",
  ],
  [
    "an operation goes to another address",
    (d) => {
      at(d, "paths")["/accounts/{account-id}/redact"] = at(d, "paths", "/accounts/{account-id}");
      delete at(d, "paths")["/accounts/{account-id}"];
    },
    "operation-moved",
    "DELETE /accounts/{account-id}/redact",
    "patch",
  ],
  [
    "the document calls an operation otherwise",
    (d) => (list(d)["operationId"] = "list-accounts-now"),
    "operation-id-changed",
    "GET /accounts",
    "patch",
  ],
  [
    "the document spells a schema otherwise",
    (d) => {
      at(d, "components", "schemas")["Account"] = account(d);
      const text = JSON.stringify(d).replaceAll("/schemas/account", "/schemas/Account");
      Object.assign(d, JSON.parse(text));
      delete at(d, "components", "schemas")["account"];
    },
    "schema-renamed",
    "Account",
    "patch",
  ],
  [
    "the document gives a schema another name",
    (d) => {
      at(d, "components", "schemas")["person"] = account(d);
      const text = JSON.stringify(d).replaceAll("/schemas/account", "/schemas/person");
      Object.assign(d, JSON.parse(text));
      delete at(d, "components", "schemas")["account"];
    },
    "schema-renamed",
    "person",
    "patch",
  ],
];

/** The same keys, last first. Those of `properties` stay: they are the order of what people read. */
function reverseKeys(value: Json): void {
  const map = value as JsonMap;
  const entries = Object.entries(map).reverse();
  for (const [key] of entries) Reflect.deleteProperty(map, key);
  Object.assign(map, Object.fromEntries(entries));
}

/** Other documents that a caller cannot tell from the first. */
export const rewrites: readonly [what: string, step: (document: JsonMap) => void][] = [
  [
    "literal brackets become a nested parameter",
    (d) => {
      (list(d)["parameters"] as JsonMap[])[0] = {
        name: "filter",
        in: "query",
        style: "deepObject",
        explode: true,
        schema: { type: "object", properties: { status: { type: "string" } } },
      };
    },
  ],
  [
    "an answer moves behind a reference",
    (d) => {
      const responses = at(operation(d, "/accounts", "post"), "responses");
      at(d, "components")["responses"] = { created: responses["201"] ?? null };
      responses["201"] = { $ref: "#/components/responses/created" };
    },
  ],
  [
    "keys of the document stand in another order",
    (d) => {
      const parts = Object.entries(d).reverse();
      for (const key of Object.keys(d)) Reflect.deleteProperty(d, key);
      Object.assign(d, Object.fromEntries(parts));
      for (const path of Object.values(at(d, "paths"))) reverseKeys(path);
      for (const each of [list(d), creation(d), body(d), account(d)]) reverseKeys(each);
    },
  ],
  [
    "tags are renamed with their group",
    (d) => {
      const text = JSON.stringify(d).replaceAll('"Accounts"', '"People"');
      Object.assign(d, JSON.parse(text));
    },
  ],
];

type Step = (document: JsonMap) => void;

const asIs: Step = () => undefined;
const creation = (document: JsonMap): JsonMap => operation(document, "/accounts", "post");

const needsNoKey: Step = (d) => (list(d)["security"] = []);

/** The body of the creation, taken as these media types, the first of which is the one sent by default. */
const takenAs =
  (...mediaTypes: readonly string[]): Step =>
  (d) => {
    const schema = body(d);
    at(creation(d), "requestBody")["content"] = Object.fromEntries(
      mediaTypes.map((mediaType) => [mediaType, { schema }]),
    );
  };

const events =
  (...names: readonly string[]): Step =>
  (d) => {
    const attributes = (name: string): JsonMap => ({
      name: { const: name, type: "string" },
      payload: { type: "object", properties: { data: ref("account") } },
    });
    const object = (properties: JsonMap): JsonMap => ({ type: "object", properties });
    d["webhooks"] = Object.fromEntries(
      names.map((name) => [
        name,
        {
          post: {
            operationId: `webhook-${name.replaceAll(".", "-")}`,
            requestBody: json(object({ data: object({ attributes: object(attributes(name)) }) })),
            responses: { "200": { description: "" } },
          },
        },
      ]),
    );
  };

const pages: Step = (d) => {
  const properties = {
    data: { type: "array", items: ref("account") },
    links: { type: "object", properties: { next: { type: ["string", "null"] } } },
  };
  at(list(d), "responses")["200"] = json({ type: "object", properties });
};

const noPages: Step = (d) => {
  pages(d);
  delete at(
    list(d),
    ...["responses", "200", "content", "application/json", "schema", "properties"],
  )["links"];
};

const checkedId: Step = (d) => {
  const { parameters } = operation(d, "/accounts/{account-id}", "delete");
  ((parameters as JsonMap[])[0] ?? {})["schema"] = { type: "string", pattern: "^act_[a-z]+$" };
};

const withoutBody: Step = (d) => delete creation(d)["requestBody"];

const bodyAtWill: Step = (d) => {
  at(creation(d), "requestBody")["required"] = false;
  body(d)["required"] = [];
};

const header: Step = (d) => {
  at(creation(d), "responses", "201")["headers"] = {
    "Request-Id": { schema: { type: "string" } },
  };
};

const accepted: Step = (d) => {
  at(creation(d), "responses")["202"] = json({
    type: "object",
    properties: { later: { type: "string" } },
  });
};

const address: Step = (d) => {
  properties(d)["address"] = { type: "object", properties: { street: { type: "string" } } };
};

const ids =
  (...prefixes: string[]): Step =>
  (d) =>
    (d["x-ids"] = { account: { prefixes, types: ["account"] } });

const size =
  (schema: JsonMap): Step =>
  (d) =>
    (properties(d)["size"] = schema);

/** Steps between two states of the sample: what is done to it before, and what instead of that after. */
export const turns: readonly [
  what: string,
  before: Step,
  after: Step,
  kind: string,
  where: string,
  verdict: string,
][] = [
  ["a key is needed", needsNoKey, asIs, "auth-required", "GET /accounts", "major"],
  ["a key is needed no more", asIs, needsNoKey, "auth-changed", "GET /accounts", "patch"],
  [
    "another media type is the first",
    takenAs("application/json", "application/x-www-form-urlencoded"),
    takenAs("application/x-www-form-urlencoded", "application/json"),
    "default-media-type-changed",
    "POST /accounts body",
    "major",
  ],
  [
    "a media type comes",
    takenAs("application/json", "multipart/form-data"),
    takenAs("application/json", "multipart/form-data", "application/x-www-form-urlencoded"),
    "media-type-added",
    "POST /accounts body",
    "minor",
  ],
  [
    "a media type goes",
    takenAs("application/json", "multipart/form-data"),
    asIs,
    "media-type-removed",
    "POST /accounts body",
    "major",
  ],
  [
    "an event comes",
    events("account.created"),
    events("account.created", "account.archived"),
    "event-added",
    "event account.archived",
    "minor",
  ],
  [
    "an event goes",
    events("account.created", "account.archived"),
    events("account.created"),
    "event-removed",
    "event account.archived",
    "major",
  ],
  ["answers come in pages", noPages, pages, "pagination-added", "GET /accounts", "minor"],
  ["answers are no pages any more", pages, noPages, "pagination-removed", "GET /accounts", "major"],
  [
    "an id is checked before it is sent",
    asIs,
    checkedId,
    "pattern-enforced",
    "DELETE /accounts/{account-id} accountId",
    "major",
  ],
  [
    "an id is checked no more",
    checkedId,
    asIs,
    "pattern-removed",
    "DELETE /accounts/{account-id} accountId",
    "minor",
  ],
  ["a body goes", asIs, withoutBody, "body-removed", "POST /accounts body", "major"],
  [
    "a body that must be given comes",
    withoutBody,
    asIs,
    "body-required",
    "POST /accounts body",
    "major",
  ],
  [
    "a body that may be given comes",
    withoutBody,
    bodyAtWill,
    "body-added",
    "POST /accounts body",
    "minor",
  ],
  ["a body may be left out", asIs, bodyAtWill, "body-optional", "POST /accounts body", "minor"],
  ["a body may not be left out", bodyAtWill, asIs, "body-required", "POST /accounts body", "major"],
  ["a header goes", header, asIs, "answer-header-removed", "header Request-Id", "patch"],
  [
    "another success has a body of its own",
    asIs,
    accepted,
    "answer-shape-added",
    "POST /accounts response.202",
    "major",
  ],
  ["a success goes", accepted, asIs, "answer-removed", "POST /accounts", "major"],
  [
    "all calls go to another server",
    asIs,
    (d) => (d["servers"] = [{ url: "https://eu.withpersona.com/api/v1" }]),
    "default-server-changed",
    "server",
    "patch",
  ],
  [
    "some calls go to another server",
    asIs,
    (d) =>
      (at(d, "paths", "/accounts")["servers"] = [
        { url: "https://api.withpersona.com/api/privacy/v1" },
      ]),
    "server-changed",
    "GET /accounts",
    "patch",
  ],
  [
    "calls can be repeated",
    asIs,
    (d) =>
      (creation(d)["parameters"] = [
        { name: "Idempotency-Key", in: "header", schema: { type: "string" } },
      ]),
    "retry-changed",
    "POST /accounts",
    "minor",
  ],
  [
    "a function has another name",
    asIs,
    (d) => (list(d)["x-sdk-name"] = "findAccounts"),
    "function-renamed",
    "GET /accounts",
    "minor",
  ],
  [
    "a method has another name",
    asIs,
    (d) => (list(d)["x-sdk-member"] = "find"),
    "method-renamed",
    "GET /accounts",
    "minor",
  ],
  [
    "an operation goes to another group",
    asIs,
    (d) => {
      list(d)["x-sdk-namespace"] = "people";
      at(d, "x-sdk-namespaces")["people"] = { tags: ["People"] };
      (d["tags"] as JsonMap[]).push({ name: "People" });
    },
    "entry-point-moved",
    "GET /accounts",
    "major",
  ],
  [
    "a written object takes listed keys only",
    (d) => (body(d)["additionalProperties"] = true),
    asIs,
    "additional-keys-removed",
    "POST /accounts body",
    "major",
  ],
  [
    "keys keep their spelling in every casing",
    asIs,
    (d) => (account(d)["x-inflected"] = false),
    "casing-changed",
    "account",
    "major",
  ],
  ["what is read is typed more exactly", size({}), asIs, "type-narrowed", "account.size", "patch"],
  [
    "what is written may be anything",
    asIs,
    (d) => (at(body(d), "properties")["name"] = {}),
    "type-widened",
    "POST /accounts body.name",
    "minor",
  ],
  ["a nested type comes", asIs, address, "type-added", "account", "minor"],
  ["a nested type goes", address, asIs, "type-removed", "account", "major"],
  [
    "keys stand in another order",
    asIs,
    (d) => {
      const { id = null, ...others } = properties(d);
      account(d)["properties"] = { ...others, id };
    },
    "order-changed",
    "",
    "patch",
  ],
  ["a kind of ids comes", asIs, ids("act_"), "id-added", "AccountId", "minor"],
  ["a kind of ids goes", ids("act_"), asIs, "id-removed", "AccountId", "major"],
  [
    "ids may begin otherwise, too",
    ids("act_"),
    ids("act_", "acc_"),
    "id-prefixes-changed",
    "AccountId",
    "minor",
  ],
  [
    "ids of a prefix are refused",
    ids("act_", "acc_"),
    ids("act_"),
    "id-prefixes-changed",
    "AccountId",
    "major",
  ],
];
