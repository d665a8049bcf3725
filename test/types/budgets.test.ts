import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildInto } from "../package/package-under-test.js";
import { consumerCosts } from "./consumer-costs.js";

const built = mkdtempSync(join(tmpdir(), "persona-codegen-budgets-"));

beforeAll(async () => {
  await buildInto(built);
}, 240_000);

afterAll(() => {
  rmSync(built, { recursive: true, force: true });
});

const ceilings: Readonly<Record<string, number>> = {
  "one call": 150,
  "ten calls": 600,
  "ten calls with include": 1_350,
  "ten calls with fields": 950,
  "the facade": 1_000,
};

describe("instantiations of a consumer", () => {
  it("stay below their ceilings, and hardly more in camel", () => {
    const costs = consumerCosts(built);
    console.log(
      costs.map(({ name, kebab, camel }) => `${kebab}, ${camel} in camel: ${name}`).join("\n"),
    );
    for (const { name, kebab, camel } of costs) {
      expect([name, kebab <= (ceilings[name] ?? 0), camel / kebab <= 1.05]).toEqual([
        name,
        true,
        true,
      ]);
    }
  }, 120_000);
});

/** Bytes of the declarations that a consumer's compiler may read; `./openapi` is loaded by nobody who does not import it. */
const declarations = (): readonly { readonly path: string; readonly bytes: number }[] => {
  const dist = join(built, "dist");
  return readdirSync(dist, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".d.ts") && path !== "openapi.d.ts")
    .map((path) => ({ path, bytes: statSync(join(dist, path)).size }));
};

/** Of the other two casings. */
const OTHERS = /^(?:types|webhooks[/\\]events)[/\\](?:camel|snake)/;

describe("bytes of declarations, a KB being 1,000", () => {
  it.each([
    ["one casing", 750_000, (path: string) => !OTHERS.test(path)],
    ["three casings", 1_600_000, () => true],
  ])("%s", (what, ceiling, counts) => {
    const bytes = declarations()
      .filter(({ path }) => counts(path))
      .reduce((sum, each) => sum + each.bytes, 0);
    console.log(`${bytes} of ${ceiling} bytes: ${what}`);
    expect(bytes).toBeLessThanOrEqual(ceiling);
  });
});
