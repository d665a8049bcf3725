import { describe, expect, test } from "vitest";
import { throwErrors } from "../../generator/diagnostics/diagnose.js";
import { brief } from "../document/findings.js";
import { apply, overlayOf, pets } from "./pets.js";

describe("mistakes are told with their line in the overlay", () => {
  test.each<[string, string, string, string | RegExp]>([
    [
      "a misspelt path",
      "{target: \"$.paths['/pet'].get\", update: {}}",
      "OVERLAY_TARGET_UNMATCHED 4:6",
      "did you mean $.paths['/pets']?; if the document no longer has it, remove the action",
    ],
    [
      "a misspelt schema",
      "{target: $.components.schemas.pett.properties, update: {}}",
      "OVERLAY_TARGET_UNMATCHED 4:6",
      /^did you mean \$\.components\.schemas\.pet\?/,
    ],
    [
      "a missing method",
      "{target: \"$.paths['/pets'].options\", update: {}}",
      "OVERLAY_TARGET_UNMATCHED 4:6",
      /^only \$\.paths\['\/pets'\] exists/,
    ],
    [
      "an index too large",
      "{target: '$.tags[7]', remove: true}",
      "OVERLAY_TARGET_UNMATCHED 4:6",
      /^only \$\.tags exists/,
    ],
    [
      "a condition nothing meets",
      "{target: \"$.tags[?@.name=='c']\", remove: true}",
      "OVERLAY_TARGET_UNMATCHED 4:6",
      /^only \$\.tags exists/,
    ],
    [
      "a misspelt key after a wildcard",
      "{target: $.paths.*.gett, update: {}}",
      "OVERLAY_TARGET_UNMATCHED 4:6",
      /^did you mean \$\.paths\['\/pets'\]\.get\?/,
    ],
    [
      "what is inherited",
      "{target: $.constructor, update: {}}",
      "OVERLAY_TARGET_UNMATCHED 4:6",
      /^only \$ exists/,
    ],
    [
      "a single value",
      "{target: $.info.title, update: {a: 1}}",
      "OVERLAY_TARGET_PRIMITIVE 4:6",
      /let the target select what holds it/,
    ],
    [
      "a list for an object",
      "{target: $, update: {info: [1]}}",
      "OVERLAY_INCOMPATIBLE 4:26",
      "to replace it, remove $.info in an action before this one",
    ],
    [
      "a text for an object",
      "{target: $.components.schemas, update: {pet: none}}",
      "OVERLAY_INCOMPATIBLE 4:45",
      /remove \$\.components\.schemas\.pet in/,
    ],
    [
      "a text for the target itself",
      "{target: $.info, update: none}",
      "OVERLAY_INCOMPATIBLE 4:22",
      /remove \$\.info in/,
    ],
    [
      "the whole document removed",
      "{target: $, remove: true}",
      "OVERLAY_REMOVES_ROOT 4:6",
      /select what is to be removed/,
    ],
  ])("%s", (_, action, found, remedy) => {
    const { diagnostics } = apply(pets, overlayOf(action));
    expect(diagnostics.map(brief)).toEqual([found]);
    expect(diagnostics[0]?.place?.source).toBe("overlay.yaml");
    expect(diagnostics[0]?.remedy).toMatch(remedy);
    expect(() => {
      throwErrors(diagnostics);
    }).toThrow();
  });

  test("all together, and what does apply is applied", () => {
    const overlay = overlayOf(
      "{target: $.a, update: {}}",
      "{target: $.info, update: {x-b: 1}}",
      "{target: $.c, remove: true}",
    );
    const { document, diagnostics } = apply(pets, overlay);
    expect(diagnostics.map(brief)).toEqual([
      "OVERLAY_TARGET_UNMATCHED 4:6",
      "OVERLAY_TARGET_UNMATCHED 6:6",
    ]);
    expect(document.root["info"]).toMatchObject({ "x-b": 1 });
  });

  test("in a document of another version a missing target is a note", () => {
    const { diagnostics } = apply(pets, overlayOf("{target: $.a, update: {}}"), "note");
    expect(diagnostics).toMatchObject([{ code: "OVERLAY_TARGET_ABSENT", severity: "note" }]);
    expect(() => {
      throwErrors(diagnostics);
    }).not.toThrow();
  });
});
