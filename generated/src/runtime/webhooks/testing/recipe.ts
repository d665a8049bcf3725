/**
 * A JSON value, in the contract's own spelling, with marks where values are made on the spot:
 *
 * | text | stands for |
 * |---|---|
 * | `#act_` | an id with that prefix |
 * | `@` and `@date` | the moment of the event, and its date |
 * | `?created|approved` | the known value that the event's name ends in, otherwise the first |
 * | `'text` | the text itself |
 *
 * Other texts stand for themselves, and so do numbers, booleans and `null`. An object with the only key `=` stands for
 * the object in it, whose keys follow no casing.
 */
export type Recipe =
  null | boolean | number | string | readonly Recipe[] | { readonly [key: string]: Recipe };

/** What the payload and the context of events hold, by the name of an event, or of its family: all before the last dot. */
export interface EventRecipes {
  readonly payloads: Readonly<Record<string, Recipe>>;
  readonly contexts: Readonly<Record<string, Recipe>>;
}
