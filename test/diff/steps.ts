import { at, json, type JsonMap } from "./surfaces.js";

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
    "tags are renamed with their group",
    (d) => {
      const text = JSON.stringify(d).replaceAll('"Accounts"', '"People"');
      Object.assign(d, JSON.parse(text));
    },
  ],
];
