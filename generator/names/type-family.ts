import { fileName } from "./identifiers.js";
import { singular } from "./plural.js";
import { typeKeySegments, type NamespaceFact, type TypeFact } from "./facts.js";
import { words } from "./words.js";

/** Family of types that belong to no namespace. */
const SHARED = "shared";
/** Family of the types of webhook events. */
const EVENTS = "webhook-events";

/** What a family is chosen by. */
interface FamilyFacts {
  readonly namespaces: readonly Pick<NamespaceFact, "name" | "schemas">[];
  /** The namespace (its name) of the operation whose id is given. */
  readonly namespaceOfOperation: (operationId: string) => string | undefined;
}

/**
 * The file a type goes into, without folder and ending. Types of an operation go with its namespace, those of an event
 * into `webhook-events`, a component into the namespace whose noun (or one of whose `schemas`) its name starts with,
 * the longest first (`inquiry-template-version` → `inquiry-templates`, not `inquiries`), all others into `shared`.
 * Families are called after the noun of the namespace, whatever the file of its functions is called.
 */
export function typeFamily(
  fact: Pick<TypeFact, "key" | "of" | "family">,
  { namespaces, namespaceOfOperation }: FamilyFacts,
): string {
  if (fact.family !== undefined) return fileName(fact.family);
  const [first = ""] = typeKeySegments(fact.key);
  switch (fact.of) {
    case "event":
      return EVENTS;
    case "operation": {
      const name = namespaceOfOperation(first);
      return name === undefined ? SHARED : fileName(name);
    }
    case "component":
      return familyOfComponent(first, namespaces);
  }
}

function familyOfComponent(component: string, namespaces: FamilyFacts["namespaces"]): string {
  const wanted = words(component).map(singular);
  const claims = namespaces.flatMap(({ name, schemas = [] }) =>
    [name, ...schemas].map((noun) => ({ name, noun: words(noun).map(singular) })),
  );
  const [best] = claims
    .filter(({ noun }) => noun.every((word, index) => wanted[index] === word))
    .sort((a, b) => b.noun.length - a.noun.length);
  return best === undefined ? SHARED : fileName(best.name);
}
