import { createRandom, type Random } from "../oracle/random.js";
import type { Json, JsonObject } from "./part-of-document.js";

/** Names with all that makes names hard: hyphens, words of the language, members of every object, two spellings. */
const NAMES: readonly string[] =
  "id type name created-at status value data attributes relationships account inquiry-id a b_c camelCase class x-y 1st links next fields included default constructor toString for".split(
    " ",
  );
const COMPONENTS = ["account", "inquiry", "report-watchlist", "field", "error", "thing"] as const;
const VALUES = ["open", "done", "a b", "x-y", "", "1", "é", "__proto__"] as const;
const STATUSES = ["201", "204", "302", "400", "404", "429", "default"] as const;
const BODIES = [
  "application/json",
  "application/json",
  "multipart/form-data",
  "application/x-www-form-urlencoded",
] as const;
const DEPTH = 3;

/** Makes schemas that may refer to these components. */
class SchemaMaker {
  constructor(
    private readonly random: Random,
    private readonly components: readonly string[],
  ) {}

  reference(): JsonObject {
    return { $ref: `#/components/schemas/${this.random.pick(this.components)}` };
  }

  schema(depth: number): JsonObject {
    const { random } = this;
    const simple = [
      () => ({ type: "string" }),
      () => ({ type: random.pick(["integer", "number", "boolean"]) }),
      () => ({ type: ["string", "null"], ...this.maybe(0.3, "format", ["date-time", "binary"]) }),
      () => ({ type: "string", enum: [...new Set(this.several(4, () => random.pick(VALUES)))] }),
      () => ({ const: random.pick<Json>(["v", 1, true, null]) }),
      () => ({ type: ["string", "null"], enum: ["a", null] }),
      () => ({ type: "string", ...this.maybe(0.5, "pattern", ["^act_[a-z]+$", "^[0-9]{4}$"]) }),
      () => (random.chance(0.3) ? {} : { type: "null" }),
      () => this.reference(),
    ];
    const composed = [
      () => this.object(depth),
      () => this.object(depth),
      () => this.object(depth),
      () => ({
        type: random.pick<Json>(["array", ["array", "null"]]),
        items: this.schema(depth - 1),
      }),
      () => ({
        [random.pick(["oneOf", "anyOf"])]: this.several(3, () => this.referenceOr(depth)),
        ...this.maybe(0.2, "discriminator", [{ propertyName: "type" }]),
      }),
      () => ({ allOf: this.several(2, () => this.object(depth - 1)) }),
      () => ({ type: "object", additionalProperties: this.schema(depth - 1) }),
      () => ({
        type: "integer",
        description: random.pick(["*/", "`x` ${y}", "a\nb", "{@link z}"]),
      }),
    ];
    return random.pick(depth <= 0 ? simple : [...simple, ...composed])();
  }

  object(depth: number): JsonObject {
    const { random } = this;
    const names = new Set(this.several(4, () => random.pick(NAMES)));
    return {
      type: random.pick<Json>(["object", "object", "object", ["object", "null"]]),
      properties: Object.fromEntries([...names].map((name) => [name, this.schema(depth - 1)])),
      required: [...names].filter(() => random.chance(0.25)),
      ...(random.chance(0.25) && {
        additionalProperties: random.chance(0.5) ? false : this.schema(depth - 1),
      }),
    };
  }

  private referenceOr(depth: number): JsonObject {
    return this.random.chance(0.6) ? this.reference() : this.schema(depth - 1);
  }

  private several<T>(most: number, make: () => T): T[] {
    return Array.from({ length: 1 + this.random.below(most) }, make);
  }

  private maybe(probability: number, name: string, values: readonly Json[]): JsonObject {
    return this.random.chance(probability) ? { [name]: this.random.pick(values) } : {};
  }
}

/**
 * A small document of any of the constructs there are, in combinations that no official document has: what is read, must
 * give a package that compiles.
 */
export function randomDocument(seed: number): JsonObject {
  const random = createRandom(seed);
  const names = COMPONENTS.slice(0, 1 + random.below(COMPONENTS.length));
  const make = new SchemaMaker(random, names);
  const operations = Array.from({ length: 1 + random.below(4) }, (_, index) =>
    operation(index, random, make),
  );
  return {
    openapi: "3.1.0",
    info: { title: "t", version: "2025-12-08" },
    servers: [{ url: "https://api.withpersona.com/api/v1" }],
    ...(random.chance(0.8) && { security: [{ BearerAuth: [] }] }),
    paths: Object.fromEntries(operations),
    ...(random.chance(0.4) && { webhooks: webhooks(random, make) }),
    components: {
      schemas: Object.fromEntries(names.map((name) => [name, make.schema(DEPTH)])),
      securitySchemes: { BearerAuth: { type: "http", scheme: "bearer" } },
    },
  };
}

function operation(
  index: number,
  random: Random,
  make: SchemaMaker,
): readonly [string, JsonObject] {
  const hasId = random.chance(0.6);
  const method = random.pick(["get", "post", "patch", "delete", "put"]);
  const isWriting = method !== "get" && random.chance(0.7);
  const contentOf = (mediaType: string): JsonObject => ({
    [mediaType]: {
      schema: mediaType.endsWith("json")
        ? random.pick([make.reference(), make.schema(DEPTH)])
        : make.object(DEPTH - 1),
    },
  });
  const answer = (): JsonObject => ({
    description: "d",
    ...(random.chance(0.8) && {
      content: contentOf(random.chance(0.1) ? "application/pdf" : "application/json"),
    }),
    ...(random.chance(0.2) && {
      headers: { [random.pick(["X-Rate", "Request-Id", "x_y"])]: { schema: make.schema(0) } },
    }),
  });
  const statuses = ["200", ...STATUSES].filter((status) =>
    random.chance(status === "200" ? 0.7 : 0.2),
  );
  const path = `/${random.pick(["accounts", "inquiries", "reports"])}${index}${hasId ? "/{thing-id}" : ""}`;
  return [
    path,
    {
      [method]: {
        operationId: `${method}-${index}-account`,
        ...(random.chance(0.8) && { tags: [random.pick(["Accounts", "Inquiries", "Odd Tag!"])] }),
        parameters: parameters(hasId, random, make),
        ...(isWriting && { requestBody: { content: contentOf(random.pick(BODIES)) } }),
        responses: Object.fromEntries(
          (statuses.length === 0 ? ["200"] : statuses).map((status) => [
            status,
            status === "204" ? { description: "d" } : answer(),
          ]),
        ),
      },
    },
  ];
}

function parameters(hasId: boolean, random: Random, make: SchemaMaker): JsonObject[] {
  const id = { type: "string", ...(random.chance(0.5) && { pattern: "^act_[a-zA-Z0-9]+$" }) };
  const names = new Set(Array.from({ length: random.below(4) }, () => random.pick(NAMES)));
  return [
    ...(hasId ? [{ name: "thing-id", in: "path", required: true, schema: id }] : []),
    ...[...names].map((name) => ({
      name,
      in: random.pick(["query", "query", "header"]),
      required: random.chance(0.2),
      schema: make.schema(random.pick([0, 0, 2])),
      ...(random.chance(0.3) && { style: "deepObject", explode: true }),
    })),
  ];
}

function webhooks(random: Random, make: SchemaMaker): JsonObject {
  const name = random.pick(["account.created", "inquiry.completed", "report.x"]);
  const object = (properties: JsonObject): JsonObject => ({ type: "object", properties });
  const payload = object({ data: make.reference() });
  const attributes = object({ name: { type: "string", const: name }, payload });
  const event = object({ data: object({ type: { const: "event" }, attributes }) });
  const schema = random.chance(0.5) ? event : make.object(DEPTH);
  const post = {
    operationId: name.replace(".", "-"),
    requestBody: { content: { "application/json": { schema } } },
    responses: { "200": { description: "d" } },
  };
  return { [name]: { post } };
}
