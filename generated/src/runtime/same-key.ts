/**
 * Whether two spellings of a key are one name: `account-id`, `accountId` and `account_id` are, also around digits.
 *
 * @internal
 */
export function sameKey(one: string, other: string): boolean {
  return one === other || fold(one) === fold(other);
}

function fold(key: string): string {
  return key.replace(/[-_]/g, "").toLowerCase();
}
