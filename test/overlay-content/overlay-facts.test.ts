import { query, type JSONValue } from "json-p3";
import { describe, expect, it } from "vitest";
import { notRun, readOfficial, versions } from "./official-documents.js";
import { isRecord, operationOf, overlay, updateOf } from "./overlay-document.js";

/**
 * The facts of the overlay against an independent reading of the official document: what its texts and shapes say,
 * found by rules of their own.
 */
const newest = versions[0];
const document: JSONValue = newest === undefined ? {} : readOfficial(newest);

interface OfficialOperation {
  readonly key: string;
  readonly text: string;
  readonly parameters: string;
  readonly node: Readonly<Record<string, unknown>>;
}

const operations: readonly OfficialOperation[] = Object.entries(
  isRecord(document) && isRecord(document["paths"]) ? document["paths"] : {},
).flatMap(([path, item]) =>
  Object.entries(isRecord(item) ? item : {}).flatMap(([method, node]) =>
    isRecord(node)
      ? [
          {
            key: `${method.toUpperCase()} ${path}`,
            text: typeof node["description"] === "string" ? node["description"] : "",
            parameters: JSON.stringify(node["parameters"] ?? []),
            node,
          },
        ]
      : [],
  ),
);

/** What the overlay puts under a key, by operation. */
function marked(key: string): ReadonlyMap<string, unknown> {
  return new Map(
    overlay.actions.flatMap((action) => {
      const operation = operationOf(action);
      const value = updateOf(action, key);
      return operation === undefined || value === undefined ? [] : [[operation, value] as const];
    }),
  );
}

const keysWhere = (test: (operation: OfficialOperation) => boolean): readonly string[] =>
  operations
    .filter(test)
    .map(({ key }) => key)
    .toSorted();

/** Normalised paths of all nodes a query finds. */
const places = (path: string): readonly string[] =>
  [...query(path, document)].map((node) => node.getPath({ form: "canonical" }));

const placesMarked = (key: string): ReadonlySet<string> =>
  new Set(
    overlay.actions.flatMap((action) =>
      updateOf(action, key) === true ? places(action.target) : [],
    ),
  );

describe.skipIf(newest === undefined)(`the facts of the overlay${notRun}`, () => {
  it("adds a parameter only where the document still forgets it", () => {
    const present = overlay.actions.filter(
      (action) =>
        action.target.endsWith(".parameters") &&
        query(`${action.target}[?@['$ref'] == '${String(updateOf(action, "$ref"))}']`, document)
          .length > 0,
    );
    expect(present).toEqual([]);
  });

  it("brings the shared headers to every operation that lacked them", () => {
    const added = overlay.actions.filter((action) =>
      String(updateOf(action, "$ref")).endsWith("key-inflection-header"),
    );
    const lacking = keysWhere(({ parameters }) => !parameters.includes("key-inflection-header"));
    expect(
      added
        .map((action) => operationOf({ target: action.target.replace(".parameters", "") }))
        .toSorted(),
    ).toEqual(lacking);
    expect(lacking).toHaveLength(3);
  });

  it("marks the lists that have links and no page parameter", () => {
    const found = keysWhere(
      ({ node, parameters }) =>
        isRecord(schemaOf(node)) &&
        "links" in (schemaOf(node) ?? {}) &&
        !parameters.includes("pagination-query-params") &&
        !parameters.includes('"page"'),
    );
    expect([...marked("x-sdk-pagination").keys()].toSorted()).toEqual(found);
    expect(found).toHaveLength(3);
  });

  it("takes `include` away from every operation that answers with a list", () => {
    const removed = overlay.actions.flatMap(({ target, remove }) =>
      remove === true && target.includes("include-query-parameter")
        ? [operationOf({ target: target.replace(/\.parameters\[.*$/, "") })]
        : [],
    );
    const lists = keysWhere(({ node, parameters }) => {
      const data = schemaOf(node)?.["data"];
      return (
        isRecord(data) && data["type"] === "array" && parameters.includes("include-query-parameter")
      );
    });
    expect(removed.toSorted()).toEqual(lists);
  });

  it("names what cannot be undone, and what goes on after the answer, as the texts do", () => {
    const facts = marked("x-sdk-destructive");
    const where = (key: string): readonly string[] =>
      [...facts]
        .filter(([, value]) => isRecord(value) && value[key] === true)
        .map(([operation]) => operation)
        .toSorted();
    const undone = keysWhere(({ text }) =>
      /cannot be undone|^Permanently deletes|can only be consolidated once/.test(text),
    );
    expect(where("irreversible")).toEqual(undone);
    const later = keysWhere(
      ({ key, text }) => /done asynchronously/.test(text) || key.endsWith("/consolidate"),
    );
    expect(where("asynchronousChildren")).toEqual(later);
    expect(
      keysWhere(({ key }) => key.startsWith("DELETE ")).filter((key) => !facts.has(key)),
    ).toEqual([]);
  });

  it("lists the columns of imports that the texts list", () => {
    const columns = new Map(
      [...marked("x-importer-columns")].map(([operation, value]) => [
        operation,
        (value as readonly { readonly name: string }[]).map(({ name }) => name),
      ]),
    );
    const official = operations
      .filter(({ key }) => key.startsWith("POST /importer/"))
      .map(
        ({ key, text }) =>
          [key, [...text.matchAll(/^\s*- ([a-z_]+)/gm)].map((match) => match[1])] as const,
      );
    expect(official).toHaveLength(7);
    for (const [key, names] of official) expect(columns.get(key)).toEqual(names);
  });

  it("marks the keys of customers wherever a text says that they are not re-cased, and in the bodies that write them", () => {
    const said = places("$.components.schemas..properties.fields").filter((path) => {
      const [node] = query(path, document).values();
      const text = isRecord(node) ? node["description"] : undefined;
      return typeof text === "string" && text.includes("**not** key inflected");
    });
    const written = places(
      "$.paths['/accounts', '/cases', '/inquiries', '/transactions', '/accounts/{account-id}', '/cases/{case-id}', '/inquiries/{inquiry-id}', '/transactions/{transaction-id}'][*].requestBody..properties.fields",
    );
    const marks = placesMarked("x-customer-keys");
    expect(said).toHaveLength(4);
    expect(written).toHaveLength(8);
    expect([...said, ...written].filter((path) => !marks.has(path))).toEqual([]);
  });

  it("knows every version of the document's own list and of the documents at hand", () => {
    const [listed] = query("$.components.schemas['api-version'].enum", document).values();
    const action = overlay.actions.find(
      ({ target }) => target === "$.components.schemas['api-version']",
    );
    const known = action === undefined ? [] : updateOf(action, "x-known-values");
    expect(known).toEqual(expect.arrayContaining([...(listed as readonly string[]), ...versions]));
  });
});

/** The properties of the answer to a successful call, where it is JSON. */
function schemaOf(
  operation: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | undefined {
  const [properties] = query(
    "$.responses['200'].content['application/json'].schema.properties",
    operation as JSONValue,
  ).values();
  return isRecord(properties) ? properties : undefined;
}
