import type { Api, HeaderParameter, Operation } from "../generator/model/api.js";
import { joinUpperFirst } from "../generator/names/words.js";

/** The header that chooses the casing is a type parameter of the function itself. */
export const INFLECTION = "Key-Inflection";

/** Headers that several operations share, each an interface of its own; the casing header apart. */
export function sharedHeaders(operation: Operation): readonly HeaderParameter[] {
  return operation.headers.filter(
    ({ shared, wireName }) => shared !== undefined && wireName !== INFLECTION,
  );
}

/** `idempotency-key-header` → `IdempotencyKeyHeader`. */
export function headerInterfaceName(header: HeaderParameter): string {
  return joinUpperFirst(header.shared ?? header.wireName);
}

/** Headers that most operations take together; one interface stands for them. */
export const COMMON_HEADERS = "CallHeaders";

/** The largest set of shared headers that several operations take; none where each takes one at most. */
export function commonHeaders({ operations }: Api): readonly HeaderParameter[] {
  const sets = new Map<string, { readonly headers: readonly HeaderParameter[]; count: number }>();
  for (const operation of operations) {
    const headers = sharedHeaders(operation);
    const key = headers.map(headerInterfaceName).join();
    const known = sets.get(key) ?? { headers, count: 0 };
    known.count += 1;
    sets.set(key, known);
  }
  const [most] = [...sets.values()]
    .filter(({ headers, count }) => headers.length > 1 && count > 1)
    .sort((one, other) => other.count - one.count);
  return most?.headers ?? [];
}
