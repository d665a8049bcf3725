import type { Upstream } from "../contract/upstream-lock.js";

/** Official documents in a folder of their own: one folder for each dated version, as `distilInto` reads them. */
export interface OfficialSource {
  readonly folder: string;
  readonly upstream: Partial<Upstream>;
  /** Files that stand elsewhere in the repository than in `folder`: path in the folder → path in the repository. */
  readonly moved: ReadonlyMap<string, string>;
}
