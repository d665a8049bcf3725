import { describe, expect, it } from "vitest";
import { operationOf, overlay, sentences, updateOf } from "./overlay-document.js";

describe("spec/overlay.yaml", () => {
  it("is an Overlay 1.0.0 whose actions each have a target and do one thing", () => {
    expect(overlay.overlay).toBe("1.0.0");
    expect(overlay.info.title).not.toBe("");
    const wrong = overlay.actions.filter(
      (action) =>
        !action.target.startsWith("$") ||
        (action.update === undefined) === (action.remove === undefined),
    );
    expect(wrong).toEqual([]);
  });

  it("says everything about an operation or a schema in one action", () => {
    const targets = overlay.actions
      .filter(({ target }) => target !== "$" && !target.endsWith(".parameters"))
      .map(({ target }) => target);
    expect(targets.filter((target, index) => targets.indexOf(target) !== index)).toEqual([]);
  });

  it("gives a reason for everything that is taken out or put into a list", () => {
    const silent = overlay.actions.filter(
      (action) =>
        (action.remove === true || action.target.endsWith(".parameters")) &&
        (action.description ?? "") === "",
    );
    expect(silent).toEqual([]);
  });

  it("cites only addresses of Persona's documentation", () => {
    const addresses = overlay.actions.flatMap(
      ({ description }) => description?.match(/https?:\/\/[^\s);,]+/g) ?? [],
    );
    expect(addresses.length).toBeGreaterThan(30);
    expect(
      addresses.filter((address) => !address.startsWith("https://docs.withpersona.com/")),
    ).toEqual([]);
  });
});

describe("the sentences of the overlay", () => {
  it("are there for some 200 operations, one each", () => {
    const operations = overlay.actions.flatMap((action) => {
      const operation = operationOf(action);
      return operation !== undefined && typeof updateOf(action, "x-sdk-doc") === "string"
        ? [operation]
        : [];
    });
    expect(new Set(operations).size).toBe(operations.length);
    expect(operations.length).toBeGreaterThan(190);
  });

  it("end with a full stop, have no second sentence, and are neither a word nor a page", () => {
    const wrong = sentences().filter(
      ({ text }) =>
        !/^[A-Z].*[\p{L}\p{N}`)]\.$/u.test(text) ||
        /[.!?] [A-Z]/.test(text) ||
        text.length < 15 ||
        text.length > 180,
    );
    expect(wrong).toEqual([]);
  });

  it("occur once each", () => {
    const texts = sentences()
      .filter(({ where }) => !where.startsWith("x-parameter-docs"))
      .map(({ text }) => text);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });

  it("use no word of advertising and no word that hides the meaning", () => {
    const banned =
      /\b(easily|seamless\w*|powerful|simply|just|robust|leverag\w+|utiliz\w+|e\.g|i\.e|etc)\b/i;
    expect(sentences().filter(({ text }) => banned.test(text))).toEqual([]);
  });
});
