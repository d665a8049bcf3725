import { describe, expect, it } from "vitest";
import type { Call } from "../../generated/src/index.js";
import { at, child, dereference, objectAt, type Json } from "../oracle/json-tree.js";
import { notRun, officialDocument } from "../oracle/official-document.js";
import { readOperationTable, type OfficialOperation } from "../oracle/operation-table.js";
import { createSampler } from "../oracle/schema-sampler.js";
import { generatedFunction } from "./generated-package.js";
import { offeredParameters } from "./operation-names.js";
import { planCall } from "./planned-call.js";
import { readRequest } from "./read-request.js";
import { jsonAnswer } from "./recorded-request.js";
import { seedOf } from "./seed-of.js";
import { standInServer } from "./stand-in.js";

const standIn = standInServer();
const root = officialDocument ?? {};
const table = officialDocument === undefined ? [] : readOperationTable(officialDocument);

/** Pointers of a property as a schema declares it, itself or in a member of `allOf`; references followed. */
function declared(schema: string, name: string): readonly string[] {
  const place = dereference(root, schema);
  const property = child(place, "properties", name);
  const members: Json | undefined = at(root, child(place, "allOf"));
  return [
    ...(at(root, property) === undefined ? [] : [dereference(root, property)]),
    ...(Array.isArray(members)
      ? members.flatMap((_, index) => declared(child(place, "allOf", String(index)), name))
      : []),
  ];
}

/** JSON:API calls an answer a page where it has `links` and a list (https://jsonapi.org/format/#fetching-pagination). */
const answersPages = ({ responses }: OfficialOperation): boolean =>
  responses
    .filter(({ status }) => status < 300)
    .flatMap(({ contents }) => contents)
    .some(
      ({ schema }) =>
        declared(schema, "links").length > 0 &&
        declared(schema, "data").some((data) => objectAt(root, data)["type"] === "array"),
    );

const pageOperations = table.filter(answersPages).map(offeredParameters);

describe.skipIf(officialDocument === undefined)(`lists of the official document${notRun}`, () => {
  it("are those of the package that go on to further pages, all 26", async () => {
    const pagers: string[] = [];
    for (const operation of table) {
      const sampler = createSampler(root, seedOf(operation));
      const context = { root, sampler, extent: "minimal", casing: "kebab" } as const;
      const content = operation.body?.required === true ? operation.body.contents[0] : undefined;
      const { params } = planCall(offeredParameters(operation), content, context, true);
      const { client } = standIn("kebab", () => ({ status: 500 }));
      const call = generatedFunction(operation.key).call(client, params);
      await call.result();
      if ("pages" in call) pagers.push(operation.key);
    }
    expect(pageOperations).toHaveLength(26);
    expect(pagers).toEqual(pageOperations.map(({ key }) => key));
  });

  it.each(pageOperations.map((operation) => [operation.key, operation] as const))(
    "%s asks for its second page as for the first, and says after what",
    async (_, operation) => {
      const sampler = createSampler(root, seedOf(operation));
      const context = { root, sampler, extent: "full", casing: "camel" } as const;
      const { params, request } = planCall(operation, operation.body?.contents[0], context, true);
      // The walk chooses its own page, and makes a key for each request.
      const given = Object.fromEntries(
        Object.entries(params).filter(([name]) => name !== "page" && name !== "idempotencyKey"),
      );
      const path = `/${request.segments.map(encodeURIComponent).join("/")}`;
      const answers = [
        { data: [1, 2], links: { prev: null, next: `${path}?page%5Bafter%5D=a%2Fb` } },
        { data: [3], links: { prev: null, next: null } },
      ];
      const sent = standIn("camel", () => jsonAnswer(200, answers.shift()));
      const call = generatedFunction(operation.key).call(sent.client, given) as Walk;
      const items: unknown[] = [];
      for await (const item of call) items.push(item);
      expect(items).toEqual([1, 2, 3]);
      const [first, second, ...others] = await Promise.all(
        sent.requests.map((each) => readRequest(each, operation)),
      );
      expect(others).toEqual([]);
      const query = Object.fromEntries(
        Object.entries(request.query).filter(([name]) => name !== "page"),
      );
      expect(first).toMatchObject({ method: operation.method, segments: request.segments });
      expect(first?.body).toEqual(request.body);
      expect(first?.query).toEqual({ ...query, page: { size: "100" } });
      expect(second).toEqual({
        ...first,
        query: { ...query, page: { size: "100", after: "a/b" } },
      });
    },
  );
});

type Walk = Call<unknown> & AsyncIterable<unknown>;
