import { documentFromText } from "../../generator/document/parse.js";
import { applyOverlay } from "../../generator/overlay/apply-overlay.js";
import { parseOverlay } from "../../generator/overlay/read-overlay.js";

/** An overlay whose first action stands on line 4. */
export const overlayOf = (...actions: readonly string[]): string =>
  [
    "overlay: 1.0.0",
    "info: {title: t, version: '1'}",
    "actions:",
    ...actions.map((it) => `  - ${it}`),
  ].join("\n");

export const pets: string = `openapi: 3.1.0
info: {title: t, version: "1"}
tags: [{name: a}, {name: b}]
paths:
  /pets:
    get: {operationId: list-pets, tags: [a], parameters: [{name: page, in: query}, {name: old, in: query}], responses: {}}
    post: {operationId: add-pet, responses: {}}
  /pets/{id}:
    get: {operationId: get-pet, responses: {}}
components:
  schemas:
    pet: {type: object, properties: {name: {type: string}}, required: [name]}
`;

export const apply = (
  text: string,
  overlay: string,
  unmatched: "error" | "note" = "error",
): ReturnType<typeof applyOverlay> =>
  applyOverlay(documentFromText(text, "pets.yaml"), parseOverlay(overlay, "overlay.yaml"), {
    unmatched,
  });
