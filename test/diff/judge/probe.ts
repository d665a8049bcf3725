import type { Api, Operation, WebhookEvent } from "../../../generator/model/api.js";
import type { NamedType, Schema } from "../../../generator/model/schema.js";
import { camelKeys, probeWriter, type ProbeWriter } from "./probe-schema.js";

const HEAD = `import * as sdk from "../src/index.js";
import type * as camel from "../src/types/camel/index.js";
import * as operations from "../src/operations/index.js";
declare function use<T>(value: T): void;
declare function some<T>(): T;
declare function either<T, U>(one: T, other: U): T | U;
declare const client: sdk.Client<"kebab">;
declare const persona: sdk.Persona<"kebab">;
`;

const INFLECTION = "Key-Inflection";

/** A program that uses everything an API's package offers, by its names, values and members. */
export function probeProgram(api: Api): string {
  const writer = probeWriter(api);
  return [
    HEAD,
    ...api.types.map((type, index) => typeProbe(type, index, writer)),
    ...api.operations.map((operation, index) => operationProbe(operation, index, api, writer)),
    ...api.ids.map(({ name, is, assert, parse, prefixes }, index) =>
      block(`id${index}`, [
        ...prefixes
          .map(
            (prefix) => `const id: sdk.${name} = ${JSON.stringify(`${prefix}x`)}; use<string>(id);`,
          )
          .map(scoped),
        ...[is, assert, parse].map((each) => `use<(value: unknown) => unknown>(sdk.${each});`),
      ]),
    ),
    ...eventProbes(api.webhooks, writer),
    ...api.namespaces.map(
      ({ file }, index) =>
        `import * as entry${index} from "../src/operations/${file}.js"; use<object>(entry${index});`,
    ),
  ].join("\n");
}

const block = (name: string, lines: readonly string[], parameters = ""): string =>
  `export async function ${name}(${parameters}) {\n  ${lines.join("\n  ")}\n}`;

const scoped = (line: string): string => `{ ${line} }`;

function typeProbe(type: NamedType, index: number, writer: ProbeWriter): string {
  const { name, schema, use, enumNames, aliasOf } = type;
  const lines: string[] = [];
  if (enumNames !== undefined && schema.kind === "enum") {
    lines.push(
      ...schema.values.flatMap((value) => [
        scoped(
          `const known: (typeof sdk.${enumNames.values})[number] = ${JSON.stringify(value)}; use(known);`,
        ),
        scoped(`const value: sdk.${name} = ${JSON.stringify(value)}; use(value);`),
      ]),
      `use<boolean>(sdk.${enumNames.guard}("x"));`,
    );
  } else if (aliasOf === undefined) {
    if (use !== "request") {
      lines.push(...writer.read(schema, "it"));
      lines.push(
        ...camelKeys(schema).map((key) => `use<unknown>(recased[${JSON.stringify(key)}]);`),
      );
    }
    if (use !== "response") lines.push(...giving(schema, `sdk.${name}`, writer));
  }
  const recased = schema.kind === "enum" ? "unknown" : `camel.${name}`;
  return block(`type${index}`, lines, `it: sdk.${name}, recased: ${recased}`);
}

function giving(schema: Schema, type: string, writer: ProbeWriter): readonly string[] {
  const values =
    schema.kind === "union"
      ? schema.members.map((member) => writer.give(member, "all"))
      : [writer.give(schema, "all"), writer.give(schema, "least")];
  return values.map((value) => scoped(`const given: ${type} = ${value}; use(given);`));
}

function operationProbe(
  operation: Operation,
  index: number,
  api: Api,
  writer: ProbeWriter,
): string {
  const file = api.namespaces.find(({ name }) => name === operation.namespace)?.file ?? "";
  const calls = [
    ...argumentsOf(operation, "all", writer),
    ...argumentsOf(operation, "least", writer),
  ];
  const answer = [
    ...new Set(operation.responses.map(({ schema }) => writer.type(schema, "read"))),
  ].join(" | ");
  const error = `${operation.name.charAt(0).toUpperCase()}${operation.name.slice(1)}Error`;
  return block(`operation${index}`, [
    ...calls.map(
      (given) =>
        `use<${answer === "" ? "unknown" : answer}>(await operations.${operation.name}(client, ${given}));`,
    ),
    ...calls
      .slice(0, 1)
      .map(
        (given) =>
          `use<number>((await operations.${operation.name}(client, ${given}).withResponse()).status);`,
      ),
    `use<object>(persona[${JSON.stringify(operation.namespace)}][${JSON.stringify(operation.member)}]);`,
    scoped(
      `let params: sdk.${operation.parametersName} | undefined; let error: operations.${error} | undefined; use([params, error]);`,
    ),
    `use<object>((await import("../src/operations/${file}.js")).${operation.name});`,
  ]);
}

function argumentsOf(
  operation: Operation,
  amount: "all" | "least",
  writer: ProbeWriter,
): readonly string[] {
  const own = [...operation.query, ...operation.headers].filter(
    ({ wireName, required }) => wireName !== INFLECTION && (required || amount === "all"),
  );
  const common = [
    ...operation.pathParameters.map(
      ({ name, id }) =>
        `${name}: ${writer.give(id === undefined ? { kind: "string" } : { kind: "id", id }, amount)}`,
    ),
    ...(operation.auth.kind === "token" ? [`${operation.auth.header}: some<string>()`] : []),
    ...own.map(({ name, schema }) => `${name}: ${writer.give(schema, amount)}`),
  ];
  const { body } = operation;
  if (body === undefined || (amount === "least" && !body.required)) {
    return [`{ ${common.join(", ")} }`];
  }
  return body.contents.map(({ mediaType, schema }, index) => {
    const named = body.contents.length > 1 && (index > 0 || amount === "all");
    const type = named ? [`contentType: ${JSON.stringify(mediaType)}`] : [];
    return `{ ${[...common, ...type, `body: ${writer.give(schema, amount)}`].join(", ")} }`;
  });
}

function eventProbes(events: readonly WebhookEvent[], writer: ProbeWriter): readonly string[] {
  if (events.length === 0) return [];
  return [
    `import type * as webhooks from "../src/webhooks/index.js";`,
    ...events.map(({ name, typeName, resource, included, context }, index) =>
      block(
        `event${index}`,
        [
          `use<${JSON.stringify(name)}>(it.name);`,
          ...writer.read(resource, "it.resource"),
          ...(included?.kind === "array" && included.items.kind !== "unknown"
            ? [`use<${writer.type(included.items, "read")} | undefined>(it.included[0]);`]
            : []),
          ...(context === undefined
            ? []
            : [`use<${writer.type(context, "read")} | undefined>(it.context);`]),
        ],
        `it: webhooks.${typeName}`,
      ),
    ),
  ];
}
