import type { Api, Operation } from "../../generator/model/api.js";
import type { Schema } from "../../generator/model/schema.js";
import {
  child,
  dereference,
  objectAt,
  type Json,
  type JsonObject,
  at,
} from "../oracle/json-tree.js";
import { recaseBody, type Casing } from "../oracle/recase.js";
import { resourceOfPath } from "../sdk/operation-names.js";

/** An example of the official document with the type of the package that is promised to describe it. */
export interface TypedExample {
  /** For example `POST /accounts 201 Created`. */
  readonly name: string;
  readonly direction: "request" | "answer" | "error" | "webhook";
  /** Path of the operation, or name of the event. */
  readonly path: string;
  /** Pointer of its schema in the official document. */
  readonly schema: string;
  /** TypeScript text that needs {@link exampleImports}. */
  readonly type: string;
  readonly value: Json;
}

/** What the types of examples need, for a file in a folder beside `src`. */
export const exampleImports = (casing: Casing): readonly string[] => [
  `import type * as types from "../src/types/${casing}/index.js";`,
  'import type * as sdk from "../src/operations/index.js";',
  `import type * as events from "../src/webhooks/events/${casing}.js";`,
];

/**
 * Every example of a JSON body of an operation or event, in the order of the document.
 *
 * @param root the official document, read without the generator
 * @param api the model that the package was made from; only names are taken from it
 */
export function typedExamples(root: JsonObject, api: Api): readonly TypedExample[] {
  const operations = new Map(api.operations.map((one) => [`${one.method} ${one.path}`, one]));
  const events = new Map(api.webhooks.map((one) => [one.name, one.typeName]));
  const names = new Map(api.types.map((one) => [one.key, one.name]));
  const typeOf = (schema: Schema | undefined): string => {
    const name = schema?.kind === "reference" ? names.get(schema.to) : undefined;
    if (name === undefined) throw new Error(`no name for ${JSON.stringify(schema)}`);
    return `types.${name}`;
  };
  return [
    ...itemsOf(root, "/paths").flatMap(({ key, pointer }) => {
      const operation = operations.get(key);
      if (operation === undefined) throw new Error(`the model has no ${key}`);
      return ofOperation(root, pointer, key, operation, typeOf);
    }),
    ...itemsOf(root, "/webhooks").flatMap(({ path, pointer }) =>
      bodyExamples(root, child(pointer, "requestBody")).map(({ name, schema, value }) => ({
        name: `${path} ${name}`,
        direction: "webhook" as const,
        path,
        schema,
        type: `events.${events.get(path) ?? "none"}["raw"]`,
        value,
      })),
    ),
  ];
}

function ofOperation(
  root: JsonObject,
  pointer: string,
  key: string,
  operation: Operation,
  typeOf: (schema: Schema | undefined) => string,
): readonly TypedExample[] {
  const sent = bodyExamples(root, child(pointer, "requestBody")).map(
    ({ name, mediaType, ...example }) => ({
      ...example,
      name: `${key} ${name}`,
      direction: "request" as const,
      path: operation.path,
      type: typeOf(operation.body?.contents.find((one) => one.mediaType === mediaType)?.schema),
    }),
  );
  const received = Object.keys(objectAt(root, child(pointer, "responses"))).flatMap((status) =>
    bodyExamples(root, child(pointer, "responses", status)).map(({ name, schema, value }) => {
      const success = operation.responses.find((one) => one.status === Number(status));
      return {
        name: `${key} ${status} ${name}`,
        path: operation.path,
        schema,
        value,
        direction: success === undefined ? ("error" as const) : ("answer" as const),
        type: success === undefined ? errorType(operation, status) : typeOf(success.schema),
      };
    }),
  );
  return [...sent, ...received];
}

/** The body of the error that a failed call of the operation with this status throws. */
const errorType = ({ name }: Operation, status: string): string =>
  `Pick<Extract<sdk.${name.charAt(0).toUpperCase()}${name.slice(1)}Error, { status: ${status} }>, "errors">`;

const METHODS: ReadonlySet<string> = new Set(["get", "put", "post", "patch", "delete"]);

function itemsOf(
  root: JsonObject,
  part: string,
): readonly { readonly key: string; readonly path: string; readonly pointer: string }[] {
  return Object.entries(objectAt(root, part)).flatMap(([path, item]) =>
    Object.keys(item as JsonObject)
      .filter((method) => METHODS.has(method))
      .map((method) => ({
        key: `${method.toUpperCase()} ${path}`,
        path,
        pointer: child(part, path, method),
      })),
  );
}

interface BodyExample {
  readonly name: string;
  readonly mediaType: string;
  readonly schema: string;
  readonly value: Json;
}

/** The examples of a request body or a response; those that several operations share stand at each of them. */
function bodyExamples(root: JsonObject, holder: string): readonly BodyExample[] {
  const content = child(dereference(root, holder), "content");
  return Object.keys(objectAt(root, content)).flatMap((mediaType) => {
    const media = child(content, mediaType);
    return Object.keys(objectAt(root, child(media, "examples"))).flatMap((name) => {
      const value = at(root, child(dereference(root, child(media, "examples", name)), "value"));
      return value === undefined
        ? []
        : [{ name, mediaType, schema: child(media, "schema"), value }];
    });
  });
}

/** A file of one line an example, preceded by imports: the compiler accepts it where the types admit what is documented. */
export function exampleProgram(examples: readonly TypedExample[], casing: Casing): string {
  const lines = examples.map(
    (example) => `(${JSON.stringify(recased(example, casing))}) satisfies ${example.type};`,
  );
  return [...exampleImports(casing), ...lines].join("\n");
}

/** The value as the server writes or takes it under a casing; bodies of forms are spelt as OAuth spells them. */
const recased = ({ path, direction, value }: TypedExample, casing: Casing): Json =>
  path.startsWith("/oauth") && direction === "request"
    ? value
    : recaseBody(value, casing, resourceOfPath(path));
