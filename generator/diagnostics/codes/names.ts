/** Findings about names: overrides of the overlay, collisions, and the lock of names. */
export const nameCodes = {
  NAME_INVALID: {
    severity: "error",
    title: "Not a possible name",
    message: "{name} cannot be {what}",
    remedy: "give {mark} an identifier that is neither a reserved word nor known everywhere",
  },
  NAME_COLLISION: {
    severity: "error",
    title: "Two things want one name",
    message: "{one} and {other} would both be called {name}",
    remedy: "give one of them another name with {mark} in the overlay, for example at {target}",
  },
  NAME_KEY_TWICE: {
    severity: "error",
    title: "Two types at one place",
    message: "two types stand at the place {key}",
    remedy: "a component and an operationId share a name: change one of them with the overlay",
  },
  NAME_HELD: {
    severity: "warning",
    title: "Name is held",
    message: "{what} is called {name}, because {wish} is held by {holder}",
    remedy:
      "choose its name with {mark} in the overlay; the name of something that is gone can be taken over, or is free after a major release",
  },
  NAME_KEPT: {
    severity: "note",
    title: "Name is kept",
    message: "{what} was {before} and is still called {name}",
    remedy: "nothing to do; {mark} in the overlay gives another name",
  },
  NAME_ALIASED: {
    severity: "note",
    title: "Name has changed",
    message: "the {kind} {name} ({key}) is called otherwise now and goes on as a deprecated alias",
    remedy: "nothing to do, if that is wanted; otherwise take the new name out of the overlay",
  },
  NAMESPACE_INVALID: {
    severity: "error",
    title: "Namespace is not usable",
    message: "the namespace {name} {problem}",
    remedy:
      "spell it as an identifier that nothing else has, with a list of tags and, if wanted, file, schemas and doc",
  },
  NAMESPACE_TAG_TWICE: {
    severity: "error",
    title: "Tag in two namespaces",
    message: "the tag {tag} is in the namespaces {owners}",
    remedy: "keep it in one: an operation is in one namespace",
  },
  NAMESPACE_BY_RULE: {
    severity: "note",
    title: "Tag without a namespace",
    message: "the tag {tag} is in no namespace; {count} operations go into {name}",
    remedy: "list it under a namespace in x-sdk-namespaces of the overlay",
  },
  NAMESPACE_KEPT: {
    severity: "note",
    title: "Namespace is kept",
    message: "{what} stays in the namespace {name}, though its tag says {wish}",
    remedy: "nothing to do; to move it, put x-sdk-namespace at {target} of the overlay",
  },
  LOCK_SYNTAX: {
    severity: "error",
    title: "Names lock is not JSON",
    message: "the names lock is not JSON: {reason}",
    remedy:
      "take the file back from version control; names that are lost there change for every caller",
  },
  LOCK_MERGE: {
    severity: "error",
    title: "Unresolved merge in the names lock",
    message: "the names lock holds an unresolved merge",
    remedy: "resolve it so that both sides keep their names, then run again",
  },
  LOCK_VERSION: {
    severity: "error",
    title: "Names lock of another version",
    message: "the names lock has version {found}, and this program reads version {known}",
    remedy: "use the release of persona-codegen that wrote it, or a newer one",
  },
  LOCK_SHAPE: {
    severity: "error",
    title: "Odd entry in the names lock",
    message: "{what} {problem}",
    remedy: "take the file back from version control, or mend the entry by its neighbours' example",
  },
  LOCK_DUPLICATE: {
    severity: "error",
    title: "Entry twice in the names lock",
    message: "the names lock has two entries {key}",
    remedy: "keep the one whose names were published",
  },
  LOCK_CONFLICT: {
    severity: "error",
    title: "Name twice in the names lock",
    message:
      "the name {name} is given twice in the names lock: at {key} and, in line {line}, at {other}",
    remedy: "keep the one that was published and take out the other entry: it gets a new name",
  },
  LOCK_RESERVED: {
    severity: "error",
    title: "Locked name is taken by the package",
    message: "the locked name {name} is now a name of the package itself",
    remedy: "give the thing another name in the overlay, or take the entry out of the lock",
  },
} as const;
