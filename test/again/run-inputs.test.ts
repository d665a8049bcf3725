import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { inputsHash } from "../../generator/rerun/run-inputs.js";
import { completeOptions } from "../../generator/config/resolve-options.js";
import { generate, type PersonaCodegenConfig } from "../../generator/index.js";
import { smallDocument } from "../abuse/small-document.js";
import { emptyFolder, put } from "../write/folder.js";

let folder: string;

beforeEach(() => {
  folder = emptyFolder();
  put(folder, { "openapi.json": "{}", "overlay.yaml": "overlay: 1.0.0" });
});

const settings = (more: PersonaCodegenConfig = {}): PersonaCodegenConfig => ({
  spec: join(folder, "openapi.json"),
  overlay: join(folder, "overlay.yaml"),
  out: join(folder, "sdk"),
  ...more,
});
const hash = (more?: PersonaCodegenConfig): Promise<string | undefined> =>
  inputsHash(completeOptions(settings(more)), "code");

describe("the inputs of a run", () => {
  it("are the same wherever its package goes", async () => {
    expect(await hash({ out: join(folder, "elsewhere") })).toBe(await hash());
  });

  it.each<readonly [what: string, change: () => PersonaCodegenConfig | undefined]>([
    ["the document", () => put(folder, { "openapi.json": "{ }" }) ?? undefined],
    ["the overlay", () => put(folder, { "overlay.yaml": "overlay: 1.0.1" }) ?? undefined],
    ["a setting", () => ({ ids: "plain" })],
    ["the contract instead of a document", () => ({ spec: undefined })],
  ])("are others with %s", async (_, change) => {
    const before = await hash();
    expect(before).toMatch(/^\w{64}$/);
    const after = await hash(change());
    expect(after).toMatch(/^\w{64}$/);
    expect(after).not.toBe(before);
  });

  it("follow the document that a folder leads to", async () => {
    put(folder, { "2025-12-08/openapi.json": "{}" });
    const spec = join(folder, ".");
    const before = await hash({ spec, apiVersion: "2025-12-08" });
    put(folder, { "2025-12-08/openapi-bundled.json": "{}" });
    expect(await hash({ spec, apiVersion: "2025-12-08" })).not.toBe(before);
  });

  it.each<readonly [what: string, more: PersonaCodegenConfig]>([
    ["templates of somebody's own", { templates: [() => []] }],
    ["a release", { release: true }],
    ["an address", { spec: "https://example.com/openapi.json" }],
    ["a document that is not there", { spec: "/nowhere/openapi.json" }],
  ])("cannot be told for %s", async (_, more) => {
    expect(await hash(more)).toBeUndefined();
  });
});

describe("generate", () => {
  const again = async (): Promise<string> => {
    const { steps } = await generate({ ...settings(), overlay: undefined, build: false });
    return steps.map(({ step }) => step).join();
  };

  it("only compares where nothing changed", async () => {
    const account = { type: "object", properties: { name: { type: "string" } } };
    put(folder, { "openapi.json": JSON.stringify(smallDocument({ account })) });
    expect(await again()).toBe("compare,read,render,format,write");
    expect(await again()).toBe("compare");
  });

  it("starts anew with a document of several files, whose names it does not know", async () => {
    const whole = smallDocument({ account: { $ref: "./account.json" } });
    put(folder, { "openapi.json": JSON.stringify(whole), "account.json": '{ "type": "object" }' });
    await again();
    expect(await again()).toBe("compare,read,render,format,write");
  });
});
