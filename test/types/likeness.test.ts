import { describe, expect, it } from "vitest";
import { linkageOf } from "../../generator/model/linkage.js";
import type { NamedType, Property, Schema, UnionSchema } from "../../generator/model/schema.js";
import { extensions } from "../../templates/base-interfaces.js";
import { commonInterfaces } from "../../templates/shared-interfaces.js";
import { withFamilies } from "../../templates/union-families.js";

const text = (name: string, doc?: string): Property => ({
  name,
  required: false,
  schema: { kind: "string", ...(doc !== undefined && { doc }) },
});

const object = (properties: readonly Property[]): Schema => ({
  kind: "object",
  properties,
  closed: false,
  inflected: true,
});

const type = (name: string, schema: Schema): NamedType => ({
  key: name,
  name,
  family: "pets",
  schema,
  use: "response",
});

const attributes = (name: string, ...names: readonly string[]): NamedType =>
  type(name, object(names.map((each) => text(each))));

const letter = (index: number): string => String.fromCharCode("a".charCodeAt(0) + index);

const SHARED = ["a", "b", "c", "d"] as const;

describe("interfaces that add to another one", () => {
  const base = attributes("PetAttributes", ...SHARED);
  const extended = (other: NamedType): readonly (readonly [string, readonly string[]])[] =>
    [...extensions([base, other])].map(([key, extension]) => [
      `${key} extends ${extension.base.name}`,
      extension.own.map(({ name }) => name),
    ]);

  it("have all members of one whose name is theirs without a word", () => {
    expect(extended(attributes("PetCatAttributes", "x", ...SHARED))).toEqual([
      ["PetCatAttributes extends PetAttributes", ["x"]],
    ]);
  });

  it("are no others: of another name, without a member, with one said differently, the same", () => {
    for (const other of [
      attributes("ZooAttributes", "x", ...SHARED),
      attributes("PetCatBody", "x", ...SHARED),
      attributes("PetCatAttributes", "x", "a", "b", "c"),
      attributes("PetCatAttributes", ...SHARED),
      type(
        "PetCatAttributes",
        object([text("a", "Another."), ...["b", "c", "d", "x"].map((name) => text(name))]),
      ),
    ]) {
      expect(extended(other)).toEqual([]);
    }
  });
});

describe("what several types have in common", () => {
  const types = ["Cat", "Dog", "Fish"].map((kind) =>
    attributes(`Pet${kind}Attributes`, ...SHARED, kind),
  );

  it("is an interface by the words of their names", () => {
    const [found, ...others] = commonInterfaces(types, new Set(), () => true);
    expect(others).toEqual([]);
    expect(found?.type.name).toBe("PetAttributes");
    expect(found?.type.schema.properties.map(({ name }) => name)).toEqual(SHARED);
    expect(
      [...(found?.extensions ?? [])].map(([, { own }]) => own.map(({ name }) => name)),
    ).toEqual([["Cat"], ["Dog"], ["Fish"]]);
  });

  it("is found in names of many words, too", () => {
    // There are some 10¹⁵ ways to leave out words of such names.
    const first = Array.from({ length: 26 }, (_, index) => `A${letter(index)}`).join("");
    const second = first.replaceAll("A", "B");
    const types = [first + second, second + first, `${first}Or${second}`].map((name, index) =>
      attributes(`${name}End`, ...SHARED, `own-${index}`),
    );
    const [found] = commonInterfaces(types, new Set(), () => true);
    expect(found?.type.name).toBe(`${first}End`);
  });

  it("does not take a name that stands for something else", () => {
    const names = (...taken: readonly string[]): readonly string[] =>
      commonInterfaces(types, new Set(taken), () => true).map((each) => each.type.name);
    expect(names("PetAttributes")).toEqual(["CommonPetAttributes"]);
    expect(names("PetAttributes", "CommonPetAttributes")).toEqual([]);
  });

  it("is none for two, for few members, or for types of which one is the same in all casings", () => {
    expect(commonInterfaces(types.slice(1), new Set(), () => true)).toEqual([]);
    expect(commonInterfaces(types, new Set(), (key) => key.includes("Cat"))).toEqual([]);
    const few = ["Cat", "Dog", "Fish"].map((kind) => attributes(`Pet${kind}Attributes`, "a", kind));
    expect(commonInterfaces(few, new Set(), () => true)).toEqual([]);
  });
});

describe("a union of answers", () => {
  const union = (...keys: readonly string[]): UnionSchema => ({
    kind: "union",
    members: keys.map((to) => ({ kind: "reference", to })),
    discriminator: { property: "type", mapping: [] },
    open: true,
  });
  const family = type("Pet", union("Cat", "Dog", "Fish"));
  const members = (schema: UnionSchema): readonly string[] =>
    withFamilies(schema, [family]).members.map((member) =>
      member.kind === "reference" ? member.to : member.kind,
    );

  it("names a family that is whole in it, where its first member stood", () => {
    expect(members(union("Zoo", "Dog", "Cat", "Keeper", "Fish"))).toEqual(["Zoo", "Pet", "Keeper"]);
  });

  it("lists one that is not, and is not another name of itself", () => {
    expect(members(union("Zoo", "Dog", "Cat"))).toEqual(["Zoo", "Dog", "Cat"]);
    expect(members(union("Cat", "Dog", "Fish"))).toEqual(["Cat", "Dog", "Fish"]);
    const closed = { ...union("Zoo", "Cat", "Dog", "Fish"), open: false };
    expect(members(closed)).toEqual(["Zoo", "Cat", "Dog", "Fish"]);
  });
});

describe("a relationship", () => {
  const identifier = object([
    { name: "type", required: false, schema: { kind: "literal", value: "pet" } },
    { name: "id", required: false, schema: { kind: "id", id: "pet" } },
  ]);
  const to = (data: Schema): string | undefined =>
    linkageOf(object([{ name: "data", required: false, schema: data }]))?.to;

  it("leads to one object, to one or none, or to many", () => {
    expect(to(identifier)).toBe("one");
    expect(to({ ...identifier, nullable: true })).toBe("one or none");
    expect(to({ kind: "array", items: identifier })).toBe("many");
  });

  it("is no object that says more or less", () => {
    expect(to(object([text("id")]))).toBeUndefined();
    expect(to(object([text("type"), text("id"), text("meta")]))).toBeUndefined();
    expect(to({ kind: "array", items: identifier, nullable: true })).toBeUndefined();
    expect(linkageOf(object([text("data"), text("links")]))).toBeUndefined();
    expect(linkageOf(identifier)).toBeUndefined();
  });
});
