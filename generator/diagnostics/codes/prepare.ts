/** Findings while the document is brought into its plain form: contradictions, and marks that lead nowhere. */
export const prepareCodes = {
  ALL_OF_CONFLICT: {
    severity: "warning",
    title: "Members of an allOf contradict each other",
    message: "the members of an allOf contradict each other in {keyword}: {left} and {right}",
    remedy: "correct one of the members with an action of the overlay",
  },
  ALL_OF_CIRCULAR: {
    severity: "error",
    title: "Schema made from itself",
    message: "the schema {name} is made from itself through allOf",
    remedy: "break the circle with an action of the overlay that removes one of the members",
  },
  ALL_OF_DANGLING: {
    severity: "error",
    title: "allOf leads nowhere",
    message: "an allOf refers to the schema {name}, which does not exist",
    remedy: "correct the reference or remove it with an action of the overlay",
  },
  DEFAULT_INVALID: {
    severity: "note",
    title: "Default of another type",
    message: "the default does not have the type of its schema, {types}",
    remedy: "nothing to do: the default is left out",
  },
  DISCRIMINATOR_TARGET_MISSING: {
    severity: "note",
    title: "Discriminator leads nowhere",
    message: "{count} values of the discriminator lead to schemas that do not exist: {targets}",
    remedy: "nothing to do: objects with these values are read as unknown members",
  },
  DISCRIMINATOR_UNTOLD: {
    severity: "warning",
    title: "Union does not narrow",
    message: "a member of the union neither fixes {property} nor is mapped to a value of it",
    remedy: "add the member to the mapping of the discriminator with an action of the overlay",
  },
  ID_KIND_UNKNOWN: {
    severity: "error",
    title: "Unknown kind of id",
    message: "x-id names the kind {kind}, which x-ids does not list",
    remedy: "correct the name, or add the kind with its prefixes to x-ids in the overlay",
  },
  SPELLINGS_MEET: {
    severity: "error",
    title: "Two properties, one spelling",
    message: "{name} and {other} of one object are both {spelling} under the casing {inflection}",
    remedy:
      "remove one of them, or keep the object's keys as they are with x-inflected: false, in the overlay",
  },
  TYPE_KEY_CONFLICT: {
    severity: "warning",
    title: "One key for two types",
    message: "x-type-key {key} stands on schemas that differ; this one gets a type of its own",
    remedy: "narrow the target of the action in the overlay to schemas that are equal",
  },
} as const;
