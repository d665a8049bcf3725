import { beforeAll, describe, expect, it } from "vitest";
import { printSourceFile } from "../../generator/emit/print.js";
import { loadApi } from "../../generator/load-api.js";
import type { Api } from "../../generator/model/api.js";
import { specFolder } from "../../generator/package-root.js";
import { readRuntimeAssets } from "../../generator/runtime-assets.js";
import { createLayout } from "../../templates/layout.js";
import { webhookFiles } from "../../templates/webhooks.js";

describe("names of events", () => {
  let api: Api;
  const isModelled = (name: string): boolean => api.webhooks.some((each) => each.name === name);

  beforeAll(async () => {
    ({ api } = await loadApi({ specFolder: specFolder() }, await readRuntimeAssets()));
  });

  /** The module of names where the enum of the events that can be enabled lacks some. */
  function namesWithout(lacks: (name: string) => boolean): string {
    const types = api.types.map((type) =>
      type.schema.kind === "enum" && type.schema.values.some(isModelled)
        ? {
            ...type,
            schema: { ...type.schema, values: type.schema.values.filter((each) => !lacks(each)) },
          }
        : type,
    );
    const names = webhookFiles(createLayout({ ...api, types })).find(({ path }) =>
      path.endsWith("/names.ts"),
    );
    return names === undefined ? "" : printSourceFile(names);
  }

  it("come from the enum that holds them all", () => {
    const text = namesWithout(() => false);
    expect(text).toMatch(/type UnmodelledEventName = Exclude</);
    expect(text).toMatch(/type EnabledEvent = \w+;/);
    expect(text).toMatch(/unmodelledEventNames: .* = \["/);
  });

  it("come from the enum that holds most of them, where one is missing there", () => {
    const text = namesWithout((name) => name === api.webhooks[0]?.name);
    expect(text).toMatch(/type UnmodelledEventName = Exclude</);
    expect(text).toMatch(/type EnabledEvent = \w+ \| WebhookEventName;/);
    expect(text).toMatch(/unmodelledEventNames: .* = \["/);
  });

  it("come from no enum that holds only a few", () => {
    const few = api.webhooks.slice(0, 3).map(({ name }) => name);
    const text = namesWithout((name) => isModelled(name) && !few.includes(name));
    expect(text).toMatch(/type UnmodelledEventName = never;/);
    expect(text).toMatch(/unmodelledEventNames: .* = \[\]/);
  });
});
