import type { JsonObject } from "../document/document.js";
import type { Path } from "../document/walk.js";
import { inflect, inflections } from "../names/casing.js";
import { mapRootSchemas } from "./document-schemas.js";
import { Findings, type Pass } from "./pass.js";
import { at, propertiesOf, rewrite } from "./schema-tree.js";

/**
 * Finds properties of one object that are spelt alike under a casing, such as `due-at` and `due_at`: an answer in that
 * casing can hold only one of them, and nobody can say which.
 */
export const checkSpellings: Pass = {
  name: "check spellings",
  run: (root) => {
    const findings = new Findings();
    mapRootSchemas(root, (found) =>
      rewrite(found.schema, found.at, (schema, place) => {
        if (schema["x-inflected"] !== false) checkObject(schema, place, findings);
        return schema;
      }),
    );
    return { root, diagnostics: findings.diagnostics };
  },
};

function checkObject(schema: JsonObject, place: Path, findings: Findings): void {
  const names = Object.keys(propertiesOf(schema));
  const told = new Set<string>();
  for (const inflection of inflections) {
    const first = new Map<string, string>();
    for (const name of names) {
      const spelling = inflect(name, inflection);
      const other = first.get(spelling) ?? name;
      first.set(spelling, other);
      if (other === name || told.has(name)) continue;
      told.add(name);
      findings.add("SPELLINGS_MEET", at(place, "properties", name), {
        name: JSON.stringify(name),
        other: JSON.stringify(other),
        spelling: JSON.stringify(spelling),
        inflection,
      });
    }
  }
}
