/** Yours now, handled before, or held by someone else. */
export type ClaimState = "claimed" | "done" | "held";

/**
 * Remembers events by id. `claim` must be atomic; with Redis it is `SET <id> <owner> NX EX <seconds>`. Give each handler
 * that has work of its own to do for the same event a store, or a prefix, of its own.
 */
export interface DeduplicationStore {
  /**
   * Takes an event for `leaseSeconds`, unless it is done or someone holds it; a claim that was neither marked nor
   * released (the process died) is free again afterwards.
   */
  readonly claim: (
    id: string,
    owner: string,
    leaseSeconds: number,
  ) => Promise<ClaimState> | ClaimState;
  /** Marks an event as handled, to be remembered for `keepSeconds`. */
  readonly markDone: (id: string, keepSeconds: number) => unknown;
  /** Gives a claim back after a failure; only where `owner` still holds it. */
  readonly release: (id: string, owner: string) => unknown;
}
