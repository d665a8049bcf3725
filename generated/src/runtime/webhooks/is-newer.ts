/** An event, or the moment of one as kept in a database. */
export type EventMoment = { readonly createdAt: string } | string | Date;

/**
 * Whether an event happened after another one, which deliveries do not tell: they come in any order. Keep the
 * `createdAt` of the last event applied to an object, and skip those that are not newer.
 *
 * @param last the last event applied, `null` or `undefined` where there was none
 * @returns `false` for the same moment, and where a moment is not a date
 * @see https://docs.withpersona.com/webhooks-best-practices
 */
export function isNewer(event: EventMoment, last: EventMoment | null | undefined): boolean {
  return last === null || last === undefined || millisecondsOf(event) > millisecondsOf(last);
}

function millisecondsOf(moment: EventMoment): number {
  if (moment instanceof Date) return moment.getTime();
  return Date.parse(typeof moment === "string" ? moment : moment.createdAt);
}
