import { isObject, type Json, type JsonObject } from "../oracle/json-tree.js";
import type { Difference } from "./compare-types.js";

/** A reason for which our types differ from those of openapi-typescript, and how often it holds in the contract. */
export interface AllowedDifference {
  readonly name: string;
  readonly places: number;
  readonly covers: (difference: Difference) => boolean;
}

/** The first rule that covers a difference counts it. */
export const allowedDifferences: readonly AllowedDifference[] = [
  {
    name: "keys of `fields` are the customer's: both spellings, values in envelopes",
    places: 29,
    covers: ({ schemas, around }) =>
      [...around.flat(), ...schemas].some((schema) => schema["x-customer-keys"] === true),
  },
  {
    name: "an `allOf` is one object",
    places: 95,
    covers: ({ what, schemas }) => what === "form" && says(schemas, "allOf"),
  },
  {
    name: "listed and other keys are one object",
    places: 13,
    covers: ({ what, schemas }) => what === "form" && says(schemas, "additionalProperties"),
  },
  {
    name: "an enum of an answer is open",
    places: 229,
    covers: ({ what, ours, schemas }) =>
      what === "value" &&
      schemas.some((schema) => {
        const known = schema["x-known-values"] ?? schema["enum"];
        const values = Array.isArray(known) ? known.map((one) => JSON.stringify(one)) : [];
        return ours === [...values, "string & {}"].sort().join(" | ");
      }),
  },
  {
    name: "a relationship says which types it may hold",
    places: 27,
    covers: ({ what, ours, theirs, place }) =>
      what === "value" &&
      theirs === "string" &&
      /relationships\/.*\/type$/.test(place) &&
      ours.split(" | ").includes("`${string}(unknown)`"),
  },
  {
    // Nine relationships of lists, each with `type` and `id`, and no other keys.
    name: "a reference of which nothing is said has a type and an id",
    places: 27,
    covers: ({ what, place, around }) =>
      (what === "keys" && /relationships\/.*\/data\/\[\]$/.test(place)) ||
      (what === "member" &&
        /relationships\/.*\/data\/\[\]\/(type|id)$/.test(place) &&
        !says(around.at(-1) ?? [], "properties")),
  },
  {
    name: "an id has the type of its kind",
    places: 298,
    covers: ({ what, ours, theirs, place, schemas }) =>
      what === "value" &&
      theirs === "string" &&
      (place.endsWith("/id") || says(schemas, "x-id")) &&
      ours.split(" | ").every((one) => /^`[a-z]+_\$\{string\}`$/.test(one)),
  },
  {
    name: "a resource has its type and its id",
    places: 197,
    covers: (difference) =>
      isNowRequired(difference) && /\/(type|id)$/.test(difference.place) && isResource(difference),
  },
  {
    name: "a member of a union says which one it is",
    places: 53,
    covers: (difference) => isNowRequired(difference) && difference.place.endsWith("/type"),
  },
  {
    name: "a default does not make a member of an answer present",
    places: 56,
    covers: ({ what, ours, schemas }) =>
      what === "optional" && ours === "true" && says(schemas, "default"),
  },
  {
    // Five of them name a family, whose own unknown member knows its kind of id.
    name: "a union of an answer has an unknown member",
    places: 43,
    covers: ({ what, ours, schemas }) =>
      what === "union" &&
      /^UnknownResource(Of<|$)|^UnknownMember</.test(ours) &&
      (says(schemas, "oneOf") || says(schemas, "anyOf")),
  },
  {
    name: "a component that may be null is so where it is used",
    places: 2,
    covers: ({ what, theirs, around, schemas }) =>
      what === "null" &&
      theirs === "true" &&
      around.length === 0 &&
      schemas.some(({ type }) => Array.isArray(type) && type.includes("null")),
  },
  {
    name: "an answer is not closed, though nothing is known of it",
    places: 7,
    covers: ({ what, theirs, place, around }) =>
      what === "value" &&
      theirs === "never" &&
      place.endsWith("/{}") &&
      !says(around.at(-1) ?? [], "properties"),
  },
  {
    name: "what other keys hold admits what the listed ones hold",
    places: 3,
    covers: ({ what, theirs, place, around }) =>
      what === "union" &&
      theirs === "" &&
      place.endsWith("/{}") &&
      says(around.at(-1) ?? [], "properties"),
  },
  {
    name: "what may be anything need not be an object",
    places: 4,
    covers: ({ what, ours, schemas }) =>
      what === "keys" &&
      ours === "" &&
      schemas.some(
        ({ type, additionalProperties }) => type === undefined && additionalProperties === true,
      ),
  },
  {
    name: "of two declarations the narrower holds",
    places: 1,
    covers: ({ what, theirs, place, around }) =>
      what === "value" &&
      theirs.includes(" & ") &&
      (around.at(-1) ?? []).filter((schema) => has(schema["properties"], nameIn(place))).length > 1,
  },
];

const says = (schemas: readonly JsonObject[], keyword: string): boolean =>
  schemas.some((schema) => schema[keyword] !== undefined);

const has = (properties: Json | undefined, name: string): boolean =>
  isObject(properties) && Object.hasOwn(properties, name);

const nameIn = (place: string): string => place.split("/").at(-1) ?? "";

const isNowRequired = ({ what, ours }: Difference): boolean =>
  what === "optional" && ours === "false";

/** Whether the object around is a component of its own or has what only resources have. */
function isResource({ around }: Difference): boolean {
  const schemas = around.at(-1) ?? [];
  return (
    around.length === 1 ||
    schemas.some(
      ({ properties }) => has(properties, "attributes") || has(properties, "relationships"),
    )
  );
}
