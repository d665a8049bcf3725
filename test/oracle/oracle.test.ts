import { describe, expect, it } from "vitest";
import { readBody } from "../sdk/recorded-request.js";
import { child, objectAt } from "./json-tree.js";
import { parseMultipart } from "./multipart-parser.js";
import { notRun, officialDocument, theOfficialDocument } from "./official-document.js";
import { readOperationTable } from "./operation-table.js";
import { parseQuery } from "./query-parser.js";
import { createRandom } from "./random.js";
import { recaseBody, recaseName } from "./recase.js";
import { createSampler, type Extent } from "./schema-sampler.js";
import { sampleOfPattern } from "./text-sampler.js";
import { createValidators, type Validators } from "./validators.js";

describe.skipIf(officialDocument === undefined)(
  `the official document, read independently${notRun}`,
  () => {
    let validators: Validators | undefined;

    it("has 209 operations of 171 paths, three of which name a server of their own", () => {
      const table = readOperationTable(theOfficialDocument());
      expect(table).toHaveLength(209);
      expect(new Set(table.map(({ path }) => path)).size).toBe(171);
      expect(
        table.filter(({ server }) => server.endsWith("/privacy/v1")).map(({ path }) => path),
      ).toEqual(["/relays", "/relays/challenge", "/relays/{relay-token}/generate-claim"]);
      expect(
        new Set(table.flatMap(({ responses }) => responses.map(({ status }) => status))),
      ).toEqual(new Set([200, 201, 202, 400, 401, 403, 404, 408, 409, 422, 429, 503]));
    });

    it.each<Extent>(["minimal", "full"])(
      "gives %s samples of every schema that the schema itself accepts",
      (extent) => {
        const root = theOfficialDocument();
        validators ??= createValidators(root);
        const check = validators;
        const sampler = createSampler(root, 20251208);
        const roots = [
          ...Object.keys(objectAt(root, "/components/schemas")).map((name) =>
            child("/components/schemas", name),
          ),
          ...readOperationTable(root).flatMap(({ parameters, body, responses }) => [
            ...parameters.map(({ schema }) => schema),
            ...(body?.contents ?? []).map(({ schema }) => schema),
            ...responses.flatMap(({ contents }) => contents.map(({ schema }) => schema)),
          ]),
        ];
        const refused = [...new Set(roots)].flatMap((pointer) =>
          check
            .problems(pointer, sampler.sample(pointer, extent).value)
            .map((problem) => `${pointer}: ${problem}`),
        );
        expect(refused).toEqual([]);
      },
    );

    it("gives the same samples for the same seed", () => {
      const root = theOfficialDocument();
      const pointer = "/components/schemas/inquiry";
      const values = [7, 7, 8].map((seed) =>
        JSON.stringify(createSampler(root, seed).sample(pointer, "full").value),
      );
      expect(values[0]).toBe(values[1]);
      expect(values[0]).not.toBe(values[2]);
    });
  },
);

describe("samples of patterns", () => {
  it.each([
    "^act_[a-zA-Z0-9]{24,28}$",
    "^\\d{3}-\\d{2}-\\d{4}$",
    "^verification-template/[a-z0-9-]+$",
  ])("fit %s", (pattern) => {
    const random = createRandom(1);
    for (let index = 0; index < 50; index += 1)
      expect(sampleOfPattern(pattern, random)).toMatch(new RegExp(pattern));
  });
});

describe("the re-caser", () => {
  it("spells names as the server does", () => {
    expect(recaseName("address-street-1", "camel")).toBe("addressStreet1");
    expect(recaseName("address-street-1", "snake")).toBe("address_street_1");
    expect(recaseName("grant_type", "camel")).toBe("grantType");
    expect(recaseName("CF-Access-Client-Id", "camel")).toBe("CF-Access-Client-Id");
  });

  it("leaves alone what customers named inside fields, and the keys of HTTP headers", () => {
    const body = {
      data: {
        type: "account",
        id: "act_1",
        attributes: { "reference-id": "a-b", fields: { name_first: { "x-y": 1 } } },
      },
      included: [{ type: "report/x", attributes: { fields: { "a-b": 1 }, headers: { "x-y": 2 } } }],
    };
    expect(recaseBody(body, "camel")).toEqual({
      data: {
        type: "account",
        id: "act_1",
        attributes: { referenceId: "a-b", fields: { name_first: { "x-y": 1 } } },
      },
      included: [{ type: "report/x", attributes: { fields: { aB: 1 }, headers: { "x-y": 2 } } }],
    });
    expect(
      recaseBody({ data: { attributes: { fields: { "a-b": 1 } } } }, "camel", "account"),
    ).toEqual({
      data: { attributes: { fields: { "a-b": 1 } } },
    });
  });
});

describe("the parsers", () => {
  it("reads nested names of a query", () => {
    expect(
      parseQuery("filter[identifier][key]=a%2Bb&include=a,b&filter%5Bstatus%5D=x%26y"),
    ).toEqual({
      filter: { identifier: { key: "a+b" }, status: "x&y" },
      include: "a,b",
    });
  });

  it("refuses a name that stands twice in a query, however it is escaped", () => {
    expect(() => parseQuery("include=a&page[size]=1&include=a")).toThrow("sent twice: include");
    expect(() => parseQuery("page[size]=1&page%5Bsize%5D=1")).toThrow("sent twice: page[size]");
  });

  it("refuses a part that stands twice in a multipart body", async () => {
    const form = new FormData();
    form.append("data[attributes][list-id]", "lst_1");
    form.append("data[attributes][list-id]", "lst_1");
    const request = new Request("http://localhost/", { method: "POST", body: form });
    const headers = new Map(request.headers);
    const body = Buffer.from(await request.arrayBuffer());
    await expect(readBody({ method: "POST", url: request.url, headers, body })).rejects.toThrow(
      "sent twice: data[attributes][list-id]",
    );
  });

  it("reads the parts of a multipart body", async () => {
    const form = new FormData();
    form.set("data[attributes][list-id]", "lst_é");
    form.set(
      "data[attributes][file]",
      new Blob([new Uint8Array([0, 255, 13, 10])], { type: "text/csv" }),
      "ä.csv",
    );
    const request = new Request("http://localhost/", { method: "POST", body: form });
    const parts = await parseMultipart(
      request.headers.get("content-type") ?? "",
      new Uint8Array(await request.arrayBuffer()),
    );
    expect(parts).toEqual([
      {
        name: "data[attributes][list-id]",
        filename: undefined,
        mediaType: "text/plain",
        content: Buffer.from("lst_é"),
      },
      {
        name: "data[attributes][file]",
        filename: "ä.csv",
        mediaType: "text/csv",
        content: Buffer.from([0, 255, 13, 10]),
      },
    ]);
  });
});
