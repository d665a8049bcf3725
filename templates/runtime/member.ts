/**
 * What an object holds under a key; of anything else, `undefined`. For reducing the keys of a path.
 *
 * @internal
 */
export function member(object: unknown, key: string): unknown {
  return (Object(object) as Readonly<Record<string, unknown>>)[key];
}
