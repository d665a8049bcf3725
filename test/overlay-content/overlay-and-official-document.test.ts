import { query, type JSONValue } from "json-p3";
import { describe, expect, it } from "vitest";
import { runsOf, runsOfDescriptions } from "./eight-words.js";
import { notRun, readOfficial, versions } from "./official-documents.js";
import { isRecord, operationOf, overlay, textsOf, updateOf } from "./overlay-document.js";

const METHODS = ["get", "post", "put", "patch", "delete"];

const documented = (target: string): boolean =>
  overlay.actions.some(
    (action) => action.target === target && typeof updateOf(action, "x-sdk-doc") === "string",
  );

const documentedParameters = new Set(
  overlay.actions.flatMap((action) => {
    const map = updateOf(action, "x-parameter-docs");
    return isRecord(map) ? Object.keys(map) : [];
  }),
);

const values = (path: string, document: JSONValue): readonly JSONValue[] =>
  query(path, document).values();

const REVIEWER = "$.components.schemas.inquiry.properties.relationships.properties.reviewer";

/** Targets that an older version does not have yet. */
const LATER: Readonly<Record<string, readonly string[]>> = {
  "2021-05-14": [REVIEWER],
  "2020-05-18": [REVIEWER, "$.components.schemas['report-watchlist-entity']"],
};

const schemaTarget = (name: string): string =>
  /^[a-z_]+$/.test(name) ? `$.components.schemas.${name}` : `$.components.schemas['${name}']`;

describe.each(versions)("the overlay on the official document %s", (version) => {
  const document = readOfficial(version);

  it("finds every target, but for what came with later versions", () => {
    const missing = overlay.actions.filter((action) => query(action.target, document).length === 0);
    expect(missing.map(({ target }) => target)).toEqual(LATER[version] ?? []);
  });

  it("has a sentence for every operation and names no other", () => {
    const official = Object.entries((document as { paths: Record<string, object> }).paths).flatMap(
      ([path, item]) =>
        Object.keys(item)
          .filter((method) => METHODS.includes(method))
          .map((method) => `${method.toUpperCase()} ${path}`),
    );
    const own = overlay.actions.flatMap((action) => operationOf(action) ?? []);
    expect(own.toSorted()).toEqual(official.toSorted());
  });

  it("shares no run of eight words with its descriptions", () => {
    const official = runsOfDescriptions(document);
    expect(official.size).toBeGreaterThan(1000);
    const texts = overlay.actions.flatMap(textsOf);
    expect(texts.length).toBeGreaterThan(1000);
    const copied = texts.filter((text) => runsOf(text).some((run) => official.has(run)));
    expect(copied).toEqual([]);
  });
});

const newest = versions[0];

describe.skipIf(newest === undefined)(`the texts of the overlay${notRun}`, () => {
  const document = newest === undefined ? {} : readOfficial(newest);

  it("cover the 28 names of path parameters", () => {
    const names = new Set(
      values("$.paths[*][*].parameters[?@.in == 'path'].name", document).map(String),
    );
    expect(names.size).toBe(28);
    expect([...names].filter((name) => !documentedParameters.has(name))).toEqual([]);
  });

  it("cover every other parameter of an operation", () => {
    const names = values("$.paths[*][*].parameters[?@.in != 'path'].name", document).map(String);
    const literal = overlay.actions.filter((action) =>
      action.target.includes(".parameters[?@.name == 'filter[status]']"),
    );
    expect(literal).toHaveLength(1);
    expect(
      names.filter((name) => !documentedParameters.has(name) && name !== "filter[status]"),
    ).toEqual([]);
  });

  it.each(["parameters", "headers"])("cover all shared %s", (kind) => {
    const [shared] = values(`$.components.${kind}`, document);
    const names = isRecord(shared) ? Object.keys(shared) : [];
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !documented(`$.components.${kind}['${name}']`))).toEqual([]);
  });

  it("cover every error status", () => {
    const statuses = new Set(
      values("$.paths[*][*].responses", document).flatMap((responses) =>
        isRecord(responses) ? Object.keys(responses) : [],
      ),
    );
    const errors = [...statuses].filter((status) => status >= "400").toSorted();
    const root = overlay.actions.find(({ target }) => target === "$");
    const docs = root === undefined ? undefined : updateOf(root, "x-error-docs");
    expect(isRecord(docs) ? Object.keys(docs).toSorted() : []).toEqual(errors);
  });

  it("cover the 130 webhook events", () => {
    const [webhooks] = values("$.webhooks", document);
    const events = Object.keys(isRecord(webhooks) ? webhooks : {});
    expect(events).toHaveLength(130);
    expect(events.filter((event) => !documented(`$.webhooks['${event}'].post`))).toEqual([]);
  });

  it("cover every schema that is a resource or a union, and every component that stands as data", () => {
    const [schemas] = values("$.components.schemas", document);
    const resources = Object.entries(isRecord(schemas) ? schemas : {}).flatMap(([name, schema]) =>
      isResource(schema) ? [name] : [],
    );
    const data = values(
      "$.paths[*][*].responses[*].content['application/json'].schema..data..['$ref']",
      document,
    )
      .filter((reference) => typeof reference === "string")
      .map((reference) => reference.replace("#/components/schemas/", ""));
    const names = new Set([...resources, ...data]);
    expect(names.size).toBeGreaterThan(163);
    expect([...names].filter((name) => !documented(schemaTarget(name)))).toEqual([]);
  });
});

/** Has an id and a type, or is a choice between schemas. */
function isResource(schema: unknown): boolean {
  if (!isRecord(schema)) return false;
  const { properties, items } = schema;
  const union =
    "oneOf" in schema ||
    "anyOf" in schema ||
    (isRecord(items) && ("oneOf" in items || "anyOf" in items));
  return (
    union ||
    (isRecord(properties) &&
      "id" in properties &&
      "type" in properties &&
      "attributes" in properties)
  );
}
