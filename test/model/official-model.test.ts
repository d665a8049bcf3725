import path from "node:path";
import { fileURLToPath } from "node:url";
import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/document/document.js";
import { readInput } from "../../generator/input.js";
import { readIdTable, type IdTable } from "../../generator/prepare/id-table.js";
import { readOperations } from "../../generator/model/read-operation.js";
import { readWebhooks } from "../../generator/model/read-webhooks.js";
import type { Schema } from "../../generator/model/schema.js";
import { createTypeRegistry, type RegisteredType } from "../../generator/model/type-registry.js";
import { walkSchema } from "../../generator/model/walk-schema.js";
import { prepare } from "../../generator/prepare/prepare.js";
import {
  noOfficial,
  officialDir,
  officialVersions,
  orNotRun,
} from "../document/official-documents.js";
import { list, object, schemasOf, text } from "../prepare/census.js";
import { bodyExamples, mutations } from "../prepare/examples.js";
import { asJsonSchema, modelAsJsonSchema } from "./model-as-json-schema.js";

const specFolder = fileURLToPath(new URL("../../spec", import.meta.url));
const file = path.join(officialDir, officialVersions[0] ?? "", "openapi-bundled.json");

interface Model {
  readonly root: JsonObject;
  readonly types: readonly RegisteredType[];
  readonly byKey: ReadonlyMap<string, RegisteredType>;
  /** What `read` gave for the schemas of bodies, by pointer. */
  readonly bodies: ReadonlyMap<string, Schema>;
  readonly ids: IdTable;
  readonly warnings: readonly string[];
  readonly pathParameters: readonly (string | undefined)[];
}

async function readModel(): Promise<Model> {
  const { document } = await readInput({ specFolder, spec: file });
  const { root } = prepare(document);
  const registry = createTypeRegistry(root);
  const ids = readIdTable(root);
  const bodies = new Map<string, Schema>();
  const context = {
    root,
    read: (...[schema, place]: Parameters<typeof registry.read>): Schema => {
      const read = registry.read(schema, place);
      bodies.set(place.pointer, read);
      return read;
    },
    idOf: ids.ofParameter,
  };
  const operations = readOperations(context);
  readWebhooks(context);
  const types = registry.types();
  return {
    root,
    types,
    byKey: new Map(types.map((type) => [type.key, type])),
    bodies,
    ids,
    warnings: registry.diagnostics.map(({ code, place }) => `${code} ${place?.pointer ?? ""}`),
    pathParameters: operations.flatMap(({ pathParameters }) => pathParameters.map(({ id }) => id)),
  };
}

describe.skipIf(noOfficial)(`the model of the newest official document${orNotRun}`, () => {
  let raw: JsonObject;
  let model: Model;
  beforeAll(async () => {
    raw = JSON.parse(readFileSync(file, "utf8")) as JsonObject;
    model = await readModel();
  });
  const typeAt = (key: string): Schema => {
    const type = model.byKey.get(key);
    if (type === undefined) throw new Error(`no type ${key}`);
    return type.schema;
  };
  const propertyOf = (key: string, name: string): Schema | undefined => {
    const schema = typeAt(key);
    return schema.kind === "object"
      ? schema.properties.find((property) => property.name === name)?.schema
      : undefined;
  };

  it("refers to types that exist, and has an alias lead to what is no alias, of the same shape", () => {
    expect(model.warnings).toEqual([]);
    for (const type of model.types) {
      walkSchema(type.schema, (schema) => {
        if (schema.kind === "reference") expect(model.byKey.has(schema.to), schema.to).toBe(true);
      });
      if (type.aliasOf === undefined) continue;
      const target = model.byKey.get(type.aliasOf);
      expect(target?.aliasOf, type.key).toBeUndefined();
      expect(target?.schema.kind, type.key).toBe(type.schema.kind);
    }
    expect(model.byKey.size).toBe(model.types.length);
  });

  it("has no type for a base, and one type for what a base brings", () => {
    expect(model.byKey.has("report-shared-attributes")).toBe(false);
    const users = model.types.filter(({ schema }) => {
      let uses = false;
      walkSchema(schema, (inner) => {
        uses ||= inner.kind === "reference" && inner.to === "report-shared-attributes/status";
      });
      return uses;
    });
    expect(users).toHaveLength(17);
  });

  it("leads every value of the 20 discriminators to a member, in unions that are open", () => {
    const declared = schemasOf(raw).filter(({ schema }) => schema["discriminator"] !== undefined);
    expect(declared).toHaveLength(20);
    for (const { pointer, schema } of declared) {
      const union = model.types.find(
        (type) => type.pointer === pointer.replace(/\/allOf\/\d+/, ""),
      )?.schema;
      expect(union?.kind, pointer).toBe("union");
      if (union?.kind !== "union") continue;
      const values = Object.keys(object(object(schema["discriminator"])["mapping"])).sort();
      expect(union.discriminator?.mapping.map(({ value }) => value).sort()).toEqual(values);
      expect(union.members).toHaveLength(list(schema["oneOf"] ?? schema["anyOf"]).length);
      expect(union.open).toBe(true);
    }
  });

  it("knows the values that 56 descriptions list, and takes others", () => {
    const prose = schemasOf(raw).flatMap(({ schema }) => {
      const description = text(schema["description"]);
      if (!/do not assume/i.test(description) || !/possible values/i.test(description)) return [];
      const values = [...description.matchAll(/^\s*[-*] `?([^\s`]+)`?/gm)].map((match) => match[1]);
      return [values.join()];
    });
    expect(prose).toHaveLength(56);
    const known = new Map(
      model.types.flatMap(({ schema }) =>
        schema.kind === "enum" ? [[schema.values.join(), schema.open] as const] : [],
      ),
    );
    // Of related resources the overlay lists the types: these, or the family of all of them.
    const related = new Set<string>();
    for (const { schema } of model.types) {
      walkSchema(schema, (each) => {
        if (each.kind === "string" && each.resourceTypes) related.add(each.resourceTypes.join());
      });
    }
    const isRelated = (values: string): boolean =>
      related.has(values.split(",").sort().join()) ||
      related.has(`${values.slice(0, values.indexOf("/"))}/*`);
    for (const values of prose) {
      expect([values, known.has(values) || isRelated(values)]).toEqual([values, true]);
    }
    const closed = model.types.filter(({ schema }) => schema.kind === "enum" && !schema.open);
    expect(closed.map(({ key }) => key).sort()).toEqual([
      "create-verification-action/type",
      "inquiry-status-action/type",
      "key-inflection-header",
      "selfie/type",
      "verification-template-version/type",
      "verification-template/type",
    ]);
  });

  it("types ids: of resources, in relationships, in attributes that hold one, and no others", () => {
    expect(propertyOf("account", "id")).toMatchObject({ kind: "id", id: "account" });
    expect(propertyOf("report-watchlist", "id")).toMatchObject({ kind: "id", id: "report" });
    expect(propertyOf("selfie", "id")).toMatchObject({ kind: "id", id: "selfie" });
    expect(propertyOf("rate-limit", "id")).toBeUndefined();
    expect(propertyOf("case/relationships", "accounts")).toMatchObject({
      properties: [
        {
          schema: {
            items: {
              properties: expect.arrayContaining([
                expect.objectContaining({ name: "id", schema: { kind: "id", id: "account" } }),
              ]) as unknown,
            },
          },
        },
      ],
    });
    const attributes = "create-an-inquiry/body/data/attributes";
    expect(propertyOf(attributes, "inquiry-template-id")).toMatchObject({
      kind: "id",
      id: "inquiry-template",
      nullable: true,
    });
    for (const [key, name] of [
      [attributes, "reference-id"],
      ["case/attributes", "creator-id"],
      ["list-all-inquiries/query/filter", "account-id"],
      ["create-a-share-token/body/data/attributes", "source-id"],
    ] as const) {
      expect(propertyOf(key, name)?.kind, name).toBe("string");
    }
    expect(model.pathParameters).toHaveLength(139);
    expect(model.pathParameters.filter((id) => id === undefined)).toEqual([]);
    expect(new Set(model.pathParameters).size).toBe(27 + 11);
  });

  it("leaves the keys of customers, forms and headers alone, and no others", () => {
    const kept = model.types.filter(
      ({ schema }) => schema.kind === "object" && !schema.inflected && schema.properties.length > 0,
    );
    const owners = new Set(kept.map(({ key }) => key.split("/")[0] ?? ""));
    expect(
      [...owners].filter((owner) => !/^(account|case|inquiry|transaction)$/.test(owner)).sort(),
    ).toEqual([
      "api-log",
      "create-access-token",
      "create-authorization",
      "field-value",
      "field-value-string",
      "inquiry-fields",
      "webhook-request-attributes",
    ]);
    for (const key of ["account", "inquiry"]) {
      expect(typeAt(`${key}/attributes/fields`)).toMatchObject({
        inflected: false,
        additional: { kind: "reference", to: "field-value" },
      });
    }
    for (const key of ["case", "transaction"]) {
      expect(typeAt(`${key}/attributes/fields`)).toMatchObject({
        kind: "object",
        inflected: false,
      });
    }
    for (const name of ["name-first", "name_first"]) {
      expect(propertyOf("inquiry/attributes/fields", name)).toEqual({
        kind: "reference",
        to: "field-value-string",
      });
    }
  });

  describe("allows, by its types alone,", () => {
    let validator: (pointer: string) => ValidateFunction;
    beforeAll(() => {
      const $defs = modelAsJsonSchema(model.types, model.ids);
      const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false });
      ajv.addSchema({ $id: "model", $defs });
      const known = new Map<string, ValidateFunction>();
      validator = (pointer) => {
        const schema = model.bodies.get(pointer);
        if (schema === undefined) throw new Error(`nothing was read at ${pointer}`);
        const text = JSON.stringify(asJsonSchema(schema, model.ids)).replaceAll(
          '"#/$defs/',
          '"model#/$defs/',
        );
        const validate = known.get(text) ?? ajv.compile(JSON.parse(text) as JsonObject);
        known.set(text, validate);
        return validate;
      };
    });

    it("every official example", () => {
      const examples = bodyExamples(raw).filter(({ pointer }) => pointer.startsWith("/paths/"));
      expect(examples.length).toBeGreaterThan(200);
      const refused = examples.filter(({ pointer, value }) => !validator(pointer)(value));
      expect(
        refused.map(
          ({ name, pointer }) =>
            `${name}: ${JSON.stringify(validator(pointer).errors?.slice(0, 2))}`,
        ),
      ).toEqual([]);
    });

    it("of the requests, changed in any place, those that the document allows, and no others", () => {
      const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false });
      ajv.addSchema({ ...raw, $id: "raw" });
      const requests = bodyExamples(raw).filter(({ direction }) => direction === "request");
      const differing = requests.flatMap(({ name, pointer, value }) => {
        const before = ajv.getSchema(`raw#${encodeURI(pointer)}`);
        return mutations(value).flatMap((mutation) =>
          before?.(mutation.value) === validator(pointer)(mutation.value)
            ? []
            : [`${name}: ${mutation.what}`],
        );
      });
      expect(differing).toEqual([]);
    });
  });
});
