import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { loadDocument } from "../../generator/document/load.js";
import { brief, refusalOf } from "./findings.js";
import { noOfficial, officialDir, officialVersions, orNotRun } from "./official-documents.js";
import { folderOf } from "./temporary-folder.js";

const head = "openapi: 3.1.0\ninfo: {version: '1'}\n";
const usingSchema = (reference: string): string =>
  `{get: {operationId: a, responses: {'200': {content: {application/json: {schema: {$ref: '${reference}'}}}}}}}`;

describe("a document of several files becomes one", () => {
  test("paths come to their place, the rest becomes components", async () => {
    const folder = folderOf({
      "openapi.yaml": `${head}paths:\n  /a: {$ref: paths/a.yaml}\n`,
      "paths/a.yaml": usingSchema("../schemas/animal.yaml"),
      "schemas/animal.yaml":
        "oneOf: [{$ref: cat.yaml}]\ndiscriminator: {propertyName: type, mapping: {cat: ./cat.yaml}}\n",
      "schemas/cat.yaml":
        "properties: {kitten: {$ref: cat.yaml}, name: {$ref: '#/$defs/name'}}\n$defs: {name: {type: string}}\n",
    });
    const { root } = await loadDocument(folder);
    const schema = { $ref: "#/components/schemas/animal" };
    expect(root).toEqual({
      openapi: "3.1.0",
      info: { version: "1" },
      paths: {
        "/a": {
          get: {
            operationId: "a",
            responses: { "200": { content: { "application/json": { schema } } } },
          },
        },
      },
      components: {
        schemas: {
          animal: {
            oneOf: [{ $ref: "#/components/schemas/cat" }],
            discriminator: { propertyName: "type", mapping: { cat: "#/components/schemas/cat" } },
          },
          cat: {
            properties: {
              kitten: { $ref: "#/components/schemas/cat" },
              name: { $ref: "#/components/schemas/name" },
            },
            $defs: { name: { type: "string" } },
          },
          name: { type: "string" },
        },
      },
    });
  });

  test("places are those of the files", async () => {
    const folder = folderOf({
      "openapi.yaml": `${head}paths:\n  /a: {$ref: paths/a.yaml}\n`,
      "paths/a.yaml":
        "get:\n  operationId: a\n  responses:\n    '200': {content: {application/json: {schema: {$ref: ../cat.yaml}}}}\n",
      "cat.yaml": "type: object\nproperties:\n  name:\n    type: text\n",
    });
    const document = await loadDocument(folder);
    const at = (pointer: string): string => {
      const { source, line, column, pointer: shown } = document.locate(pointer) ?? { source: "" };
      expect(shown).toBe(pointer);
      return `${path.relative(folder, source)}:${line ?? 0}:${column ?? 0}`;
    };
    expect(at("/info/version")).toBe("openapi.yaml:2:8");
    expect(at("/paths/~1a")).toBe("openapi.yaml:4:3");
    expect(at("/paths/~1a/get/operationId")).toBe("paths/a.yaml:2:3");
    expect(at("/components/schemas/cat/properties/name/type")).toBe("cat.yaml:4:5");
    // what is not there: the nearest that is
    expect(at("/components/schemas/cat/properties/age")).toBe("cat.yaml:2:1");
  });

  test("names that objects have by nature are names like any other", async () => {
    const folder = folderOf({
      "openapi.yaml": `${head}paths:\n  /a: {$ref: a.yaml}\n`,
      "a.yaml": `__proto__: {polluted: true}\nconstructor: {polluted: true}\n${usingSchema("constructor.yaml").slice(1, -1)}\npost: {responses: {default: {content: {text/plain: {schema: {$ref: __proto__.yaml}}}}}}\n`,
      "constructor.yaml": "type: string\n",
      "__proto__.yaml": "type: number\n",
    });
    const { root } = await loadDocument(folder);
    const { schemas } = root["components"] as { schemas: object };
    expect(Object.entries(schemas)).toEqual([
      ["constructor", { type: "string" }],
      ["__proto__", { type: "number" }],
    ]);
    const pathItem = (root["paths"] as Record<string, object>)["/a"] ?? {};
    expect(Object.keys(pathItem)).toEqual(["__proto__", "constructor", "get", "post"]);
    for (const node of [root, schemas, pathItem]) {
      expect(Object.getPrototypeOf(node)).toBe(Object.prototype);
    }
  });
});

describe("what cannot be put together is told, all of it", () => {
  test("with the place of the reference and its target", async () => {
    const folder = folderOf({
      "openapi.yaml": [
        head + "paths:",
        "  /a: {$ref: paths/absent.yaml}",
        "  /b: {$ref: paths/broken.yaml}",
        "  /c: {$ref: 'paths/c.yaml#/nothing'}",
        "  /d: {$ref: paths/d.yaml}",
      ].join("\n"),
      "paths/broken.yaml": "get: [\n",
      "paths/c.yaml": "get: {}\n",
      "paths/d.yaml": usingSchema("#/components/schemas/absent"),
    });
    const problems = await refusalOf(() => loadDocument(folder));
    const found = problems.map((it) => `${path.basename(it.place?.source ?? "")} ${brief(it)}`);
    expect(found.sort()).toEqual([
      "broken.yaml DOCUMENT_SYNTAX 2:1",
      "d.yaml REFERENCE_DANGLING 1:82",
      "openapi.yaml REFERENCE_DANGLING 4:8",
      "openapi.yaml REFERENCE_DANGLING 6:8",
    ]);
    expect(problems.map(({ message }) => message)).toContain(
      "$ref paths/c.yaml#/nothing leads to nothing",
    );
  });

  test("another version of OpenAPI is told as such", async () => {
    const folder = folderOf({ "openapi.yaml": "swagger: '2.0'\npaths: {/a: {$ref: a.yaml}}\n" });
    const problems = await refusalOf(() => loadDocument(folder));
    expect(problems.map(brief)).toEqual(["OPENAPI_VERSION 1:1"]);
    expect(problems[0]?.message).toBe("expected openapi 3.1.x, found swagger 2.0");
  });
});

describe.skipIf(noOfficial)(`the official document in its other forms${orNotRun}`, () => {
  const contentOf = async (version: string, name: string): Promise<unknown> =>
    (await loadDocument(path.join(officialDir, version, name))).root;
  const bundleOf = (version: string): unknown =>
    JSON.parse(readFileSync(path.join(officialDir, version, "openapi-bundled.json"), "utf8"));

  const some = officialVersions.filter((_, index, all) => index === 0 || index === all.length - 1);
  test.each(some)("%s: the files have the content of the bundle", async (version) => {
    expect(await contentOf(version, "openapi.yaml")).toEqual(bundleOf(version));
  });

  test.each(some)("%s: YAML has the content of JSON", async (version) => {
    expect(await contentOf(version, "openapi-bundled.yaml")).toEqual(bundleOf(version));
  });
});
