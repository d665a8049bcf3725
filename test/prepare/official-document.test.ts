import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/document/document.js";
import { prepare, type Prepared } from "../../generator/prepare/prepare.js";
import { splitDirections } from "../../generator/prepare/split-directions.js";
import {
  noOfficial,
  officialDir,
  officialVersions,
  orNotRun,
} from "../document/official-documents.js";
import {
  at,
  dereference,
  list,
  object,
  objectAt,
  saidBy,
  schemasOf,
  text,
  types,
} from "./census.js";
import { count, gone } from "./gone-constructs.js";

const read = (file: string): JsonObject => JSON.parse(readFileSync(file, "utf8")) as JsonObject;
const official = (version: string): string =>
  path.join(officialDir, version, "openapi-bundled.json");

const isNullable = (schema: JsonObject): boolean =>
  types(schema).includes("null") ||
  list(schema["oneOf"]).some((member) => types(object(member)).includes("null"));

describe.skipIf(noOfficial)(`the newest official document${orNotRun}`, () => {
  let raw: JsonObject;
  let prepared: Prepared;
  let root: JsonObject;
  beforeAll(() => {
    raw = read(official(officialVersions[0] ?? ""));
    prepared = prepare({ root: raw, source: "official" });
    ({ root } = prepared);
  });

  it.each(gone)("has no %s any more", (_, before, test) => {
    expect(count(raw, test)).toBe(before);
    expect(count(root, test)).toBe(0);
  });

  it("gives rise to nothing but a note about a default", () => {
    expect(prepared.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      "note DEFAULT_INVALID",
    ]);
  });

  it("keeps the narrower of the 37 properties that members of an allOf share", () => {
    const shared = schemasOf(raw).flatMap(({ pointer, schema }) => {
      if (schema["allOf"] === undefined) return [];
      const properties = saidBy(raw, schema).map((one) => object(one["properties"]));
      const names = new Set(properties.flatMap((one) => Object.keys(one)));
      return [...names].flatMap((name) => {
        const declared = properties.flatMap((one) =>
          Object.hasOwn(one, name) ? [object(one[name])] : [],
        );
        return declared.length > 1 ? [{ pointer, name, declared }] : [];
      });
    });
    expect(shared).toHaveLength(37);
    for (const { pointer, name, declared } of shared) {
      const merged = objectAt(root, `${pointer}/properties/${name}`);
      for (const one of declared) {
        expect(types(merged).every((type) => types(one).includes(type))).toBe(true);
        if (one["const"] !== undefined) expect(merged["const"]).toBe(one["const"]);
        const [all, some] = [merged, one].map((each) =>
          object(object(each["items"])["properties"]),
        );
        expect(Object.keys(some ?? {}).every((key) => Object.hasOwn(all ?? {}, key))).toBe(true);
      }
    }
  });

  it("makes `type` required and literal in the 237 of 272 members that forget it", () => {
    const unions = schemasOf(raw).filter(({ schema }) => schema["discriminator"] !== undefined);
    const slots = (document: JsonObject): readonly JsonObject[] =>
      unions.flatMap(({ pointer }) => {
        const union = objectAt(document, pointer);
        return list(union["oneOf"] ?? union["anyOf"]).map((member) =>
          dereference(document, member),
        );
      });
    const forgets =
      (document: JsonObject) =>
      (member: JsonObject): boolean =>
        !saidBy(document, member).some((one) => list(one["required"]).includes("type"));
    expect(unions).toHaveLength(20);
    expect(slots(raw)).toHaveLength(272);
    expect(slots(raw).filter(forgets(raw))).toHaveLength(237);
    expect(slots(root)).toHaveLength(272);
    expect(slots(root).filter(forgets(root))).toHaveLength(0);
  });

  it("leads every value of the mappings to the member that they name", () => {
    const entries = schemasOf(raw).flatMap(({ schema }) =>
      Object.entries(object(object(schema["discriminator"])["mapping"])),
    );
    expect(entries).toHaveLength(360);
    for (const [value, target] of entries) {
      const { const: constant, enum: values } = objectAt(
        root,
        `${text(target).slice(1)}/properties/type`,
      );
      expect([constant, ...list(values)]).toContain(value);
    }
    const included = objectAt(raw, "/components/schemas/verification-included-objects/items");
    expect(Object.keys(object(object(included["discriminator"])["mapping"]))).toHaveLength(98);
    expect(list(included["oneOf"])).toHaveLength(12);
  });

  it("requires type and id of every component that has both, except in requests", () => {
    const resources = Object.entries(objectAt(root, "/components/schemas")).filter(([, schema]) => {
      const { type, id } = object(object(schema)["properties"]);
      return type !== undefined && id !== undefined && object(schema)["x-use"] !== "request";
    });
    expect(resources).toHaveLength(161);
    for (const [, schema] of resources) {
      expect(list(object(schema)["required"])).toEqual(expect.arrayContaining(["type", "id"]));
    }
    expect(objectAt(root, "/components/schemas/rate-limit")).not.toHaveProperty("required");
  });

  it("tells written from read components: 19, 219 and 7 of both, of which two are split", () => {
    const schemas = objectAt(splitDirections.run(raw).root, "/components/schemas");
    const names = (use: string): readonly string[] =>
      Object.keys(schemas).filter((name) => object(schemas[name])["x-use"] === use);
    const copies = names("request").filter(
      (name) => !Object.hasOwn(objectAt(raw, "/components/schemas"), name),
    );
    expect(copies).toEqual(["included-allowlist-request", "relationship-allowlist-request"]);
    expect(names("request")).toHaveLength(19 + 2);
    expect(names("response")).toHaveLength(219 + 2);
    expect(names("both")).toHaveLength(7 - 2);
  });

  it("closes what is written, and nothing that is only read", () => {
    const closed = schemasOf(root).filter(({ schema }) => schema["additionalProperties"] === false);
    const read = closed.filter(({ pointer }) => {
      const component = /^\/components\/schemas\/([^/]+)/.exec(pointer)?.[1];
      return component === undefined
        ? /\/responses\/|^\/webhooks\//.test(pointer)
        : objectAt(root, `/components/schemas/${component}`)["x-use"] === "response";
    });
    expect(read).toEqual([]);
    const empty = closed.filter(({ schema }) => schema["properties"] === undefined);
    expect(empty.map(({ pointer }) => pointer)).toEqual([
      "/paths/~1transactions/post/requestBody/content/application~1json/schema/properties/meta",
    ]);
  });

  it("takes null off the two components that allow it, and puts it to their 11 uses", () => {
    const nullable = Object.entries(objectAt(raw, "/components/schemas")).filter(([, schema]) =>
      isNullable(object(schema)),
    );
    expect(nullable.map(([name]) => name)).toEqual(["file", "extraction-responses"]);
    for (const [name] of nullable) {
      expect(isNullable(objectAt(root, `/components/schemas/${name}`))).toBe(false);
    }
    const uses = schemasOf(root).filter(({ schema }) =>
      list(schema["oneOf"]).some((member) =>
        /\/(file|extraction-responses)$/.test(text(object(member)["$ref"])),
      ),
    );
    expect(uses).toHaveLength(11);
    expect(uses.every(({ schema }) => isNullable(schema))).toBe(true);
  });

  it("requires the 34 bodies that have something required in them, beside the 2 that say so", () => {
    const bodies = Object.values(objectAt(root, "/paths")).flatMap((item) =>
      Object.values(object(item)).flatMap((operation) => {
        const body = object(operation)["requestBody"];
        return body === undefined ? [] : [dereference(root, body)];
      }),
    );
    expect(bodies).toHaveLength(91);
    expect(bodies.filter((body) => body["required"] === true)).toHaveLength(34 + 2);
    expect(bodies.filter((body) => body["required"] === false)).toHaveLength(1);
  });

  it("keeps bytes where they are bytes: 3 PDFs and the file of 2 multipart bodies", () => {
    const format = (name: string): readonly string[] =>
      schemasOf(root).flatMap(({ pointer, schema }) =>
        schema["format"] === name ? [pointer] : [],
      );
    expect(format("binary").map((pointer) => /content\/([^/]+)/.exec(pointer)?.[1])).toEqual([
      "multipart~1form-data",
      "multipart~1form-data",
      "application~1pdf",
      "application~1pdf",
      "application~1pdf",
    ]);
    expect(format("byte")).toHaveLength(2);
  });

  it("refers to nothing that does not exist, and drops bases only", () => {
    for (const { schema } of schemasOf(root)) {
      const { $ref } = schema;
      if (typeof $ref === "string") expect(at(root, $ref.slice(1)), $ref).toBeDefined();
    }
    const dropped = Object.entries(objectAt(raw, "/components/schemas")).filter(
      ([name]) => at(root, `/components/schemas/${name}`) === undefined,
    );
    expect(dropped.length).toBeGreaterThan(0);
    for (const [name] of dropped) {
      const reference = `#/components/schemas/${name}`;
      const plain = schemasOf(root).filter(({ schema }) => schema["$ref"] === reference);
      expect(plain, name).toEqual([]);
    }
  });
});
