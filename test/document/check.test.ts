import { describe, expect, test } from "vitest";
import { checkDocument } from "../../generator/document/check.js";
import { loadDocument } from "../../generator/document/load.js";
import { brief } from "./findings.js";
import {
  historicFiles,
  noOfficial,
  officialDir,
  officialVersions,
  orNotRun,
} from "./official-documents.js";
import { broken, check, sound } from "./sound-document.js";

test("a sound document has no findings", () => {
  expect(check(sound)).toEqual([]);
});

test("several mistakes are told together", () => {
  const text = sound
    .replace("name: account-id", "name: account_id")
    .replace("pattern: ^act_", "pattern: (")
    .replace("https://api.withpersona.com/api/v1", "http://evil.example")
    .replace('schemas/account"}}}}', 'schemas/acount"}}}}');
  expect(check(text).map(brief)).toEqual([
    "REFERENCE_DANGLING 12:55",
    "PATH_PARAMETER_UNDECLARED 7:5",
    "PATH_PARAMETER_UNUSED 10:22",
    "PATTERN_INVALID 10:79",
    "SERVER_REFUSED 3:12",
  ]);
});

describe("what can be lived with", () => {
  test("a discriminator that leads to a missing schema is a warning", () => {
    const mapping =
      "discriminator: {propertyName: type, mapping: {a: '#/components/schemas/gone', b: account}}";
    const problems = check(broken("account: {type: object", `account: {${mapping}, type: object`));
    expect(problems.map((it) => `${it.severity} ${brief(it)}`)).toEqual([
      "warning DISCRIMINATOR_DANGLING 18:61",
    ]);
  });

  test.each([
    [
      "a schema named null",
      "schemas:",
      "schemas:\n    'null': {title: x, const: null, additionalProperties: false}",
    ],
    [
      "schemas that say nothing",
      "schemas:",
      "schemas:\n    any: {}\n    all: true\n    none: {properties: {a: false}}",
    ],
    [
      "an enumeration with null",
      "schemas:",
      "schemas:\n    e: {type: [string, 'null'], enum: [a, null]}",
    ],
    ["a constant without a type", "schemas:", "schemas:\n    c: {const: a}"],
    [
      "odd property names",
      "schemas:",
      "schemas:\n    p: {properties: {<your_field_name>: {type: string}, $ref: {type: string}, description: {type: string}}}",
    ],
    [
      "a reference with a type beside it",
      "schemas:",
      'schemas:\n    r: {$ref: "#/components/schemas/account", type: object}',
    ],
    [
      "deepObject without explode",
      "- {in: path",
      "- {in: query, name: filter, style: deepObject, schema: {type: object}}\n        - {in: path",
    ],
    ["extensions among the paths", "paths:", "paths:\n  x-note: hello"],
  ])("%s", (_, part, by) => {
    expect(check(broken(part, by))).toEqual([]);
  });
});

describe.skipIf(noOfficial)(`official documents${orNotRun}`, () => {
  test.each(officialVersions)("%s has no findings", async (version) => {
    expect(checkDocument(await loadDocument(officialDir, { version }))).toEqual([]);
  });

  test.each(historicFiles)("%s has no errors", async (file) => {
    const problems = checkDocument(await loadDocument(file));
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(new Set(problems.map(({ code }) => code)).size).toBeLessThanOrEqual(1);
  });
});
