import { fileURLToPath } from "node:url";
import { query, type JSONValue } from "json-p3";
import { beforeAll, describe, expect, it } from "vitest";
import { documentFromText } from "../../generator/document/parse.js";
import { applyOverlay, type Applied } from "../../generator/overlay/apply-overlay.js";
import { readOverlay } from "../../generator/overlay/read-overlay.js";
import { notRun, officialText, versions } from "./official-documents.js";
import { isRecord } from "./overlay-document.js";

const path = fileURLToPath(new URL("../../spec/overlay.yaml", import.meta.url));
const newest = versions[0];

describe.skipIf(newest === undefined)(
  `the overlay, applied to the newest official document${notRun}`,
  () => {
    const before = documentFromText(
      newest === undefined ? "{}" : officialText(newest),
      "official.json",
    );
    let applied: Applied = { document: before, diagnostics: [] };

    beforeAll(async () => {
      applied = applyOverlay(before, await readOverlay(path), { unmatched: "error" });
    });

    const parameters = (operation: string): readonly string[] =>
      query(`$.paths${operation}.parameters[*]['$ref']`, applied.document.root as JSONValue)
        .values()
        .filter((reference) => typeof reference === "string")
        .map((reference) => reference.split("/").at(-1) ?? "")
        .toSorted();

    it("leaves nothing to report", () => {
      expect(applied.diagnostics).toEqual([]);
    });

    it("gives run-action the three headers of its siblings, once", () => {
      expect(parameters("['/accounts/{account-id}/run-action'].post")).toEqual([
        "idempotency-key-header",
        "key-inflection-header",
        "persona-version-header",
      ]);
    });

    it("gives a graph query that is fetched no idempotency key", () => {
      expect(parameters("['/graph-queries/{graph-query-id}'].get")).toEqual([
        "fields-query-parameter",
        "include-query-parameter",
        "key-inflection-header",
        "persona-version-header",
      ]);
    });

    it("gives relations pages and takes `include` from them", () => {
      const names = parameters("['/accounts/{account-id}/relations'].get");
      expect(names).toContain("pagination-query-params");
      expect(names).not.toContain("include-query-parameter");
    });

    it("changes nothing else than marks, those parameters, two formats, one default and the values of case fields", () => {
      expect(unmarked(applied.document.root)).toEqual(unmarked(before.root));
    });
  },
);

describe.each(versions.slice(1))("the overlay, applied to the official document %s", (version) => {
  it("has notes at most", async () => {
    const document = documentFromText(officialText(version), `${version}.json`);
    const { diagnostics } = applyOverlay(document, await readOverlay(path), { unmatched: "note" });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

/** What the corrections add or take away. */
const CORRECTED: ReadonlySet<unknown> = new Set([
  "#/components/parameters/key-inflection-header",
  "#/components/parameters/persona-version-header",
  "#/components/parameters/idempotency-key-header",
  "#/components/parameters/pagination-query-params",
  "#/components/parameters/include-query-parameter",
]);

/** A copy without `x-` members, without references to the corrected parameters and without the parts of a date. */
function unmarked(node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.filter((item) => !(isRecord(item) && CORRECTED.has(item["$ref"]))).map(unmarked);
  }
  if (!isRecord(node)) return node;
  const cases = isRecord(node["fields"]) && "assignee-id" in node;
  const date = "granularity" in node && "year" in node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => !key.startsWith("x-") && !(date && (key === "year" || key === "month")))
      .filter(([key, value]) => !(key === "default" && Array.isArray(value) && value.length === 0))
      .filter(([key]) => !(cases && key === "fields"))
      .map(([key, value]) => [key, unmarked(value)]),
  );
}
