import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseOverlay, readOverlay } from "../../generator/overlay/read-overlay.js";
import { brief, refusalOf } from "../document/findings.js";
import { folderOf } from "../document/temporary-folder.js";

const good = `overlay: 1.0.0
info: {title: t, version: "1"}
extends: ./openapi.yaml
x-note: anything
actions:
  - target: $.info
    description: why
    update: {x-a: 1}
  - target: $.paths['/a']
    remove: true
`;

test("an overlay is read in its order, YAML or JSON", async () => {
  const folder = folderOf({
    "a.yaml": good,
    "b.json": JSON.stringify({
      overlay: "1.0.1",
      info: { title: "t", version: "1" },
      actions: [{ target: "$", update: { a: 1 } }],
    }),
  });
  const { source, actions, locate } = await readOverlay(path.join(folder, "a.yaml"));
  expect(source).toBe(path.join(folder, "a.yaml"));
  expect(actions.map(({ target, ...rest }) => ({ target: target.text, ...rest }))).toEqual([
    { target: "$.info", index: 0, remove: false, update: { "x-a": 1 } },
    { target: "$.paths['/a']", index: 1, remove: true },
  ]);
  expect(locate("/actions/1/target")).toMatchObject({ source, line: 9, column: 5 });
  expect((await readOverlay(path.join(folder, "b.json"))).actions).toHaveLength(1);
});

describe("what is wrong with an overlay is told, with its place", () => {
  test.each<[string, string, string, readonly string[]]>([
    ["another version", "overlay: 1.0.0", "overlay: 2.0.0", ["OVERLAY_INVALID 1:1"]],
    ["no title", "title: t, ", "", ["OVERLAY_INVALID 2:1"]],
    ["an unknown key", "extends:", "extend:", ["OVERLAY_INVALID 3:1"]],
    [
      "a misspelt update",
      "    update:",
      "    updates:",
      ["OVERLAY_INVALID 8:5", "OVERLAY_INVALID 6:5"],
    ],
    [
      "remove that is a text",
      "remove: true",
      "remove: please",
      ["OVERLAY_INVALID 10:5", "OVERLAY_INVALID 9:5"],
    ],
    ["no target", "target: $.info\n    description", "description", ["OVERLAY_INVALID 6:5"]],
    [
      "a target that is no JSONPath",
      "target: $.info",
      "target: info.title",
      ["OVERLAY_TARGET_SYNTAX 6:5"],
    ],
    ["two of them", "target: $.info", "target: $.paths./a", ["OVERLAY_TARGET_SYNTAX 6:5"]],
    ["YAML that is none", "{x-a: 1}", "{x-a: 1", ["OVERLAY_SYNTAX 9:3"]],
    ["a list", good, "[1]", ["OVERLAY_INVALID 1:1"]],
    ["nothing", good, "", ["OVERLAY_INVALID 1:1"]],
    [
      "no actions",
      good,
      "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions: []\n",
      ["OVERLAY_INVALID 3:1"],
    ],
    [
      "actions in an object",
      good,
      "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions: {}\n",
      ["OVERLAY_INVALID 3:1"],
    ],
  ])("%s", async (_, part, by, found) => {
    expect(good).toContain(part);
    const problems = await refusalOf(() => parseOverlay(good.replace(part, by), "overlay.yaml"));
    expect(problems.map(brief)).toEqual(found);
    for (const { place, remedy } of problems) {
      expect(place?.source).toBe("overlay.yaml");
      expect(remedy).not.toBe("");
    }
  });

  test("a file that is not there", async () => {
    const problems = await refusalOf(() => readOverlay("/nowhere/overlay.yaml"));
    expect(problems.map(brief)).toEqual(["OVERLAY_UNREADABLE"]);
    expect(problems[0]?.message).toContain("there is no such file");
  });
});

describe("hostile overlays", () => {
  const bomb = ["a: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    .concat(Array.from({ length: 12 }, (_, n) => `b${n}: &a${n + 1} [${`*a${n}, `.repeat(10)}]`))
    .join("\n");
  test.each([
    ["aliases that multiply", bomb, /values/],
    ["10,000 levels", `overlay: ${"[".repeat(10_000)}`, /./],
    ["an alias inside itself", "overlay: &a [*a]", /depth/],
  ])("%s", async (_, text, message) => {
    const problems = await refusalOf(() => parseOverlay(text, "overlay.yaml"));
    expect(problems.map(({ code }) => code)).toEqual(["OVERLAY_SYNTAX"]);
    expect(problems[0]?.message).toMatch(message);
  });
});
