import type { Api, Operation } from "../generator/model/api.js";
import { errorClass } from "./runtime-symbols.js";

/** The documented error statuses that have a class; other statuses end in the runtime's rest class. */
export const errorStatuses = ({ errors }: Operation): readonly number[] =>
  errors.map(({ status }) => status).filter((status) => errorClass(status) !== undefined);

/** The error statuses of every operation that documents any. */
export function commonStatuses({ operations }: Api): readonly number[] {
  const [first = [], ...others] = operations
    .map(errorStatuses)
    .filter((statuses) => statuses.length > 0);
  return first.filter((status) => others.every((each) => each.includes(status)));
}
