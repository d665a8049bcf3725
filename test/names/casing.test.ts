import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inflect, inflections } from "../../generator/names/casing.js";
import { contract, official } from "./official-operations.js";

/** The server's rule once more, character by character: what separates goes, what follows is raised. */
function camelByCharacter(name: string): string {
  let camel = "";
  let raise = false;
  for (const character of name) {
    const separates = character === "-" || character === "_";
    if (!separates) camel += raise ? character.toUpperCase() : character;
    raise = separates;
  }
  return camel;
}

function hasCapital(name: string): boolean {
  return Array.from(name).some((character) => character >= "A" && character <= "Z");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** For each schema with properties, their names; a property that is itself called `properties` is no such list. */
function propertiesOf(node: unknown, found: string[][] = []): readonly (readonly string[])[] {
  if (Array.isArray(node)) for (const item of node) propertiesOf(item, found);
  if (!isRecord(node)) return found;
  for (const [key, value] of Object.entries(node)) {
    const list = key === "properties" && isRecord(value) && typeof value["type"] !== "string";
    if (list) found.push(Object.keys(value));
    if (key !== "example" && key !== "examples") propertiesOf(value, found);
  }
  return found;
}

describe.each([
  ["the contract", contract],
  [`the official document${official === undefined ? " (not run: not fetched)" : ""}`, official],
])("the property names of %s", (_, document) => {
  const objects = document === undefined ? [] : propertiesOf(document);
  const names = [...new Set(objects.flat())].sort();

  it.skipIf(document === undefined)(
    "are many, and cased as another reading of the rule cases them",
    () => {
      expect(names.length).toBeGreaterThan(900);
      const capital = names.filter(hasCapital);
      for (const name of names.filter((each) => !hasCapital(each))) {
        expect(inflect(name, "camel")).toBe(camelByCharacter(name));
        expect(inflect(name, "snake")).toBe(name.split("-").join("_"));
        expect(inflect(name, "kebab")).toBe(name);
      }
      /** The only exceptions: names of HTTP headers, which are data of another standard. */
      for (const name of capital) {
        expect(name).toMatch(/^(?:[A-Z][A-Za-z]*)(?:-[A-Z][A-Za-z]*)*$/);
        for (const inflection of inflections) expect(inflect(name, inflection)).toBe(name);
      }
    },
  );

  it.skipIf(document === undefined)("never meet within one object, in no casing", () => {
    for (const inflection of inflections) {
      const meeting = objects.filter((object) => {
        const cased = object.map((name) => inflect(name, inflection));
        return new Set(cased).size < new Set(object).size;
      });
      expect(meeting).toEqual([]);
    }
  });
});

describe("casing", () => {
  it.each([
    ["created-at", "createdAt", "created_at"],
    ["address-street-1", "addressStreet1", "address_street_1"],
    ["name_first", "nameFirst", "name_first"],
    ["id", "id", "id"],
    ["X-API-Key", "X-API-Key", "X-API-Key"],
  ])("%s is %s and %s", (name, camel, snake) => {
    expect([inflect(name, "camel"), inflect(name, "snake")]).toEqual([camel, snake]);
  });

  it("agrees with the other reading for every name in small letters", () => {
    const unit = fc.constantFrom("a", "z", "0", "9", "-", "_");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (name) => {
        const edges = /[-_]$/.test(name);
        fc.pre(!edges);
        expect(inflect(name, "camel")).toBe(camelByCharacter(name));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("done twice is done once", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...inflections), (name, inflection) => {
        const once = inflect(name, inflection);
        fc.pre(inflection !== "camel" || !/[-_]/.test(once));
        expect(inflect(once, inflection)).toBe(once);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
