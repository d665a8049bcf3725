import { bundle, createConfig, makeDocumentFromString } from "@redocly/openapi-core";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { documentFromText } from "../../generator/document/parse.js";
import { applyOverlay, applyOverlays } from "../../generator/overlay/apply-overlay.js";
import { parseOverlay } from "../../generator/overlay/read-overlay.js";
import { folderOf } from "../document/temporary-folder.js";
import { apply, overlayOf, pets } from "./pets.js";

/** What Redocly's own overlay engine makes of it: another implementation of the same specification. */
async function applyByRedocly(text: string, overlay: string): Promise<unknown> {
  const folder = folderOf({});
  const file = path.join(folder, "overlay.yaml");
  writeFileSync(file, overlay);
  const { bundle: result, problems } = await bundle({
    doc: makeDocumentFromString(text, path.join(folder, "pets.yaml")),
    config: await createConfig({}),
    overlays: [file],
  });
  expect(problems).toEqual([]);
  return result.parsed;
}

describe("actions do what the specification says, as another implementation reads it", () => {
  test.each<[string, readonly string[]]>([
    [
      "an update of an object is merged",
      ["{target: $.info, update: {version: '2', contact: {name: n}}}"],
    ],
    [
      "of objects in objects too",
      [
        "{target: $.components, update: {schemas: {pet: {properties: {name: {maxLength: 9}, age: {type: integer}}}, cat: {type: object}}}}",
      ],
    ],
    ["lists in it are appended", ["{target: $.components.schemas.pet, update: {required: [age]}}"]],
    ["an update of a list is appended", ["{target: $.tags, update: {name: c}}"]],
    ["several of them, too", ["{target: $.tags, update: [{name: c}, {name: d}]}"]],
    ["the whole document", ["{target: $, update: {x-new: {a: [1]}, info: {x-b: 2}}}"]],
    ["an object is removed", ["{target: \"$.paths['/pets'].post\", remove: true}"]],
    [
      "a list is removed, and put anew",
      ["{target: $.tags, remove: true}", "{target: $, update: {tags: [{name: z}]}}"],
    ],
    [
      "items are removed, by index or condition",
      [
        "{target: '$.tags[0]', remove: true}",
        "{target: \"$.paths['/pets'].get.parameters[?@.name=='old']\", remove: true}",
      ],
    ],
    [
      "several items of a list are removed",
      ["{target: \"$.paths['/pets'].get.parameters[?@.in=='query']\", remove: true}"],
    ],
    ["wildcards", ["{target: '$.paths.*.get', update: {x-safe: true}}"]],
    ["descendants", ["{target: '$..[?@.operationId]', update: {x-seen: [1]}}"]],
    [
      "what an action brought, a later one changes",
      [
        "{target: $.paths.*, update: {xList: [{a: 1}]}}",
        "{target: \"$.paths['/pets'].xList[0]\", update: {b: 2}}",
      ],
    ],
    ["remove goes before update", ["{target: $.tags, remove: true, update: {name: c}}"]],
  ])("%s", async (_, actions) => {
    const overlay = overlayOf(...actions);
    const { document, diagnostics } = apply(pets, overlay);
    expect(diagnostics).toEqual([]);
    // Redocly adds empty components
    expect({ components: {}, ...document.root }).toEqual(await applyByRedocly(pets, overlay));
  });
});

describe("the given document", () => {
  const document = documentFromText(pets, "pets.yaml");
  const before = structuredClone(document.root);
  const overlay = overlayOf(
    "{target: $.paths.*, update: {x-shared: {list: [1]}}}",
    "{target: \"$.paths['/pets']['x-shared']\", update: {list: [2]}}",
    "{target: '$.tags[0]', remove: true}",
  );
  const { root } = applyOverlay(document, parseOverlay(overlay, "o"), {
    unmatched: "error",
  }).document;

  test("is not changed, and shares what the overlay left alone", () => {
    expect(document.root).toEqual(before);
    expect(root["components"]).toBe(document.root["components"]);
    expect(root["paths"]).not.toBe(document.root["paths"]);
  });

  test("and what one action brought to several places is several values", () => {
    const paths = root["paths"] as Record<string, Record<string, unknown>>;
    expect(paths["/pets"]?.["x-shared"]).toEqual({ list: [1, 2] });
    expect(paths["/pets/{id}"]?.["x-shared"]).toEqual({ list: [1] });
  });
});

test("several overlays are applied in order, and all their findings kept", () => {
  const overlays = [
    parseOverlay(
      overlayOf("{target: $.info, update: {x-a: 1, x-b: 1}}", "{target: $.gone, remove: true}"),
      "first.yaml",
    ),
    parseOverlay(
      overlayOf("{target: $.info, update: {x-b: 2}}", "{target: $.missing, remove: true}"),
      "second.yaml",
    ),
  ];
  const { document, diagnostics } = applyOverlays(documentFromText(pets, "pets.yaml"), overlays, {
    unmatched: "error",
  });
  expect(document.root["info"]).toMatchObject({ "x-a": 1, "x-b": 2 });
  expect(diagnostics.map((it) => it.place?.source)).toEqual(["first.yaml", "second.yaml"]);
  expect(document.locate("/info/x-a")).toMatchObject({ source: "first.yaml", line: 4 });
  expect(document.locate("/info/x-b")).toMatchObject({ source: "second.yaml", line: 4 });
});

describe("places after an overlay", () => {
  const overlay = overlayOf(
    "{target: $.components.schemas.pet, update: {properties: {age: {type: integer}}, required: [age]}}",
    "{target: '$.tags[0]', remove: true}",
  );
  const { locate } = apply(pets, overlay).document;

  test.each([
    ["/components/schemas/pet/properties/name", "pets.yaml", 12],
    ["/components/schemas/pet/properties/age", "overlay.yaml", 4],
    ["/components/schemas/pet/properties/age/type", "overlay.yaml", 4],
    ["/components/schemas/pet/required/0", "pets.yaml", 12],
    ["/components/schemas/pet/required/1", "overlay.yaml", 4],
    ["/paths/~1pets/post", "pets.yaml", 7],
  ])("%s is in %s", (pointer, source, line) => {
    expect(locate(pointer)).toMatchObject({ source, line, pointer });
  });

  test("an item that moved is found where it stands", () => {
    expect(locate("/tags/0/name")).toMatchObject({ source: "pets.yaml", line: 3, column: 20 });
  });
});

test("keys like __proto__ are data", () => {
  const overlay = overlayOf(
    "{target: $, update: {__proto__: {polluted: 1}, constructor: {prototype: {polluted: 1}}}}",
    "{target: $.__proto__, update: {more: 2}}",
  );
  const { root } = apply(pets, overlay).document;
  expect(Object.getOwnPropertyDescriptor(root, "__proto__")?.value).toEqual({
    polluted: 1,
    more: 2,
  });
  expect(Object.getPrototypeOf(root)).toBe(Object.prototype);
  expect(Object.hasOwn(root, "constructor")).toBe(true);
  expect("polluted" in {}).toBe(false);
});
