import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import * as operations from "../../generated/src/operations/index.js";
import { Persona } from "../../generated/src/facade.js";

const text = readFileSync(
  fileURLToPath(new URL("../../generated/REFERENCE.md", import.meta.url)),
  "utf8",
);
const contract = JSON.parse(
  readFileSync(fileURLToPath(new URL("../../spec/contract.json", import.meta.url)), "utf8"),
) as {
  readonly paths: Readonly<Record<string, object>>;
  readonly webhooks: Readonly<Record<string, object>>;
};

test("the reference names every call there is, and no other", () => {
  const shown = [...text.matchAll(/^`persona\.(\w+)\.(\w+)\(\w*\)` · `(\w+)\(/gm)];
  const persona = new Persona({ apiKey: "test" }) as unknown as Record<
    string,
    Record<string, unknown>
  >;
  for (const [, namespace = "", member = "", name = ""] of shown) {
    expect(persona[namespace]?.[member], `${namespace}.${member}`).toBeTypeOf("function");
    expect(operations, name).toHaveProperty(name);
  }
  const functions = Object.entries(operations).filter(([, value]) => typeof value === "function");
  const waiting = functions.map(([name]) => name).filter((name) => name.startsWith("wait"));
  expect(shown.length + waiting.length).toBe(functions.length);
});

test("the reference names every path and event of the contract", () => {
  for (const [path, item] of Object.entries(contract.paths)) {
    for (const method of ["get", "post", "put", "patch", "delete"]) {
      if (Object.hasOwn(item, method))
        expect(text).toContain(`\`${method.toUpperCase()} ${path}\``);
    }
  }
  expect(text.match(/^\| `[\w./-]+` \| `\w+Event`/gm)).toHaveLength(
    Object.keys(contract.webhooks).length,
  );
});
