import { describe, expect, it } from "vitest";
import { separateReferences } from "../../generator/prepare/separate-references.js";
import { after, ref } from "./given.js";

const target = { type: "object", properties: { name: { type: "string" } }, required: ["name"] };
const use = (schema: object): object => ({ properties: { use: schema } });
const separated = (schema: object): unknown =>
  after(separateReferences, { target, user: use(schema) as never })["user"];

describe("references with siblings", () => {
  it("keeps annotations beside the reference", () => {
    const schema = { ...ref("target"), description: "text", "x-id": "account" };
    expect(separated(schema)).toEqual(use(schema));
  });

  it("leaves closing a target to the target", () => {
    expect(separated({ ...ref("target"), unevaluatedProperties: false })).toEqual(
      use(ref("target")),
    );
  });

  it("makes an allOf where a sibling says more", () => {
    expect(separated({ ...ref("target"), description: "text", required: ["other"] })).toEqual(
      use({ description: "text", allOf: [ref("target"), { required: ["other"] }] }),
    );
  });

  it.each([{ type: "object" }, { required: ["name"] }, { required: [] }])(
    "drops a sibling that the target says already: %j",
    (sibling) => {
      expect(separated({ ...ref("target"), ...sibling })).toEqual(use(ref("target")));
    },
  );

  it("keeps a sibling of a reference that leads nowhere", () => {
    expect(separated({ ...ref("missing"), type: "object" })).toEqual(
      use({ allOf: [ref("missing"), { type: "object" }] }),
    );
  });
});
