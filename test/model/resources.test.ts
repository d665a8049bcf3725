import { describe, expect, it } from "vitest";
import { relationshipsOf, wireNames } from "../../generator/model/relationships.js";
import { resourceKinds } from "../../generator/model/resources.js";
import type { NamedType, ObjectSchema, Property, Schema } from "../../generator/model/schema.js";

const property = (name: string, schema: Schema): Property => ({ name, required: true, schema });
const object = (...properties: readonly Property[]): ObjectSchema => ({
  kind: "object",
  properties,
  closed: false,
  inflected: true,
});
const literal = (value: string): Schema => ({ kind: "literal", value });
const reference = (to: string): Schema => ({ kind: "reference", to });
const named = (key: string, schema: Schema, use: NamedType["use"] = "response"): NamedType => ({
  key,
  name: key,
  family: "",
  use,
  schema,
});
const resource = (type: Schema, ...more: readonly Property[]): ObjectSchema =>
  object(property("type", type), property("id", { kind: "string" }), ...more);
const linked = (name: string, type: Schema): Property =>
  property(name, object(property("data", object(property("type", type)))));

const types: readonly NamedType[] = [
  named(
    "account",
    resource(
      literal("account"),
      property("attributes", object(property("a-1", { kind: "string" }))),
    ),
  ),
  named("account-with-secret", resource(literal("account"))),
  named("new-account", resource(literal("account")), "request"),
  named("entry", resource(literal("dismiss"), property("creator", { kind: "string" }))),
  named(
    "report-a",
    resource(
      literal("report/a"),
      property(
        "relationships",
        object(linked("owner", literal("account")), linked("old", { kind: "string" })),
      ),
    ),
  ),
  named(
    "report-b",
    resource(
      literal("report/b"),
      property(
        "relationships",
        object(linked("owner", { kind: "string", resourceTypes: ["user", "file/*"] })),
      ),
    ),
  ),
  named("report", {
    kind: "union",
    members: [reference("report-a"), reference("report-b")],
    open: true,
  }),
  named("selfie", resource({ kind: "enum", values: ["selfie/x", "selfie/y"], open: false })),
  named("file-a", resource(literal("file/a"))),
  named("file-b", resource(literal("file/b"))),
];
const typeOf = (key: string): NamedType => {
  const found = types.find((type) => type.key === key);
  if (found === undefined) throw new Error(key);
  return found;
};

describe("resources of the model", () => {
  it("are known by type, families by their union, their values or their members", () => {
    const kinds = resourceKinds(types).map(({ type, keys }) => [type, keys.join(" + ")]);
    expect(Object.fromEntries(kinds)).toEqual({
      account: "account + account-with-secret",
      file: "file-a + file-b",
      "file/a": "file-a",
      "file/b": "file-b",
      report: "report",
      "report/a": "report-a",
      "report/b": "report-b",
      selfie: "selfie",
    });
  });

  it("have the relationships of all members of a union; one that says nothing of its types is open", () => {
    expect(relationshipsOf(reference("report"), typeOf)).toEqual([
      { name: "owner", types: ["account", "file/*", "user"] },
      { name: "old", types: undefined },
    ]);
    expect(relationshipsOf(reference("selfie"), typeOf)).toEqual([]);
  });

  it("have names that calls may spell otherwise than the wire", () => {
    expect(wireNames(resourceKinds(types), typeOf)).toEqual({
      attributes: ["a-1"],
      relationships: ["old", "owner"],
    });
  });
});
