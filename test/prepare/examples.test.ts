import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../generator/document/document.js";
import { prepare } from "../../generator/prepare/prepare.js";
import {
  noOfficial,
  officialDir,
  officialVersions,
  orNotRun,
} from "../document/official-documents.js";
import { bodyExamples, mutations } from "./examples.js";

/** Whether a document allows a value at the schema a pointer names, as Ajv reads JSON Schema; formats left aside. */
function judge(root: JsonObject): (pointer: string, value: Json) => boolean {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false });
  ajv.addSchema({ ...root, $id: "api" });
  return (pointer, value) => {
    const validate = ajv.getSchema(`api#${encodeURI(pointer)}`);
    if (validate === undefined) throw new Error(`no schema at ${pointer}`);
    return validate(value) === true;
  };
}

const versions = [officialVersions[0], officialVersions.at(-1)].filter(
  (version) => version !== undefined,
);

/** The document with every `oneOf` an `anyOf`: what is open may fit several members of a union. */
const lenient = (root: JsonObject): JsonObject =>
  JSON.parse(JSON.stringify(root).replaceAll('"oneOf":', '"anyOf":')) as JsonObject;

describe.skipIf(noOfficial)(`the examples of official documents${orNotRun}`, () => {
  describe.each(versions)("%s", (version) => {
    const file = path.join(officialDir, version, "openapi-bundled.json");
    const raw = JSON.parse(readFileSync(file, "utf8")) as JsonObject;
    const { root } = prepare({ root: raw, source: version });
    const examples = bodyExamples(raw);
    const before = judge(raw);
    const exact = judge(root);
    const open = judge(lenient(root));
    const openBefore = judge(lenient(raw));
    const requests = examples.filter(({ direction }) => direction === "request");
    const answers = examples.filter(({ direction }) => direction === "response");

    it("of requests are allowed by the prepared document", () => {
      expect(requests).toHaveLength(58);
      expect(requests.filter(({ pointer, value }) => !exact(pointer, value))).toEqual([]);
    });

    it("of requests are judged as before, however they are changed", () => {
      const changed = requests.flatMap(({ name, pointer, value }) =>
        mutations(value).map((mutation) => ({ name, pointer, ...mutation })),
      );
      expect(changed.length).toBeGreaterThan(500);
      const differing = changed.filter(
        ({ pointer, value }) => exact(pointer, value) !== before(pointer, value),
      );
      expect(differing).toEqual([]);
      expect(
        changed.filter(({ pointer, value }) => !before(pointer, value)).length,
      ).toBeGreaterThan(300);
    });

    // The versions answer alike, and judging answers takes long.
    it.runIf(version === versions[0])("of answers are allowed by the prepared document", () => {
      expect(answers.length).toBeGreaterThan(300);
      expect(answers.filter(({ pointer, value }) => !open(pointer, value))).toEqual([]);
    });

    it.runIf(version === versions[0])(
      "of answers may say more than is known, must say what they are, and are else judged as before",
      () => {
        const changed = answers
          .filter(({ pointer }) => pointer.startsWith("/paths/"))
          .flatMap(({ name, pointer, value }) =>
            mutations(value).map((mutation) => ({ name, pointer, ...mutation })),
          );
        const wrong = changed.filter(({ what, pointer, value }) => {
          const allowed = open(pointer, value);
          if (what.endsWith("unknown key")) return !allowed && !STILL_CLOSED.test(what);
          // What the document lets an answer leave out, and a resource never does.
          const identity = / without (type|id|state|visibility)$/.test(what);
          return identity
            ? allowed && !openBefore(pointer, value)
            : allowed !== openBefore(pointer, value);
        });
        expect(wrong.map(({ name, what }) => `${name}: ${what}`)).toEqual([]);
      },
    );
  });
});

/** Answers that share a component with a request, and a map whose values have a type. */
const STILL_CLOSED = /\/(styles|styles\/\w+|identification-numbers) with an unknown key$/;
