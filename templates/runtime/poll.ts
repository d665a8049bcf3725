import { call } from "./call.js";
import type { Client } from "./client.js";
import { within, wait } from "./deadline.js";
import { PersonaError } from "./errors.js";
import type { Operation } from "./operation.js";
import { member } from "./member.js";

/** How something is waited for. */
export interface WaitOptions<Answer = unknown> {
  /** Milliseconds between an answer and the next question, 2,000 unless given. */
  readonly interval?: number | undefined;
  /** Milliseconds to wait in all, 600,000 unless given; 0 or Infinity for no limit. */
  readonly timeout?: number | undefined;
  /** Ends the wait, which rejects with the signal's reason; what is waited for goes on. */
  readonly signal?: AbortSignal | undefined;
  /** Is told each answer, the last one included; what it throws ends the wait. */
  readonly onProgress?: ((answer: Answer) => void) | undefined;
}

/** What was waited for takes longer than there was time; it goes on nevertheless, and may be waited for again. */
export class WaitTimeoutError extends PersonaError {
  /** Function that waited, for example `waitForImporter`. */
  declare readonly operation: string;
  /** Milliseconds that it waited. */
  declare readonly timeout: number;

  constructor(operation: string, timeout: number) {
    super(`${operation}: not done within ${timeout} ms`, { operation, timeout });
  }

  override get name(): "WaitTimeoutError" {
    return "WaitTimeoutError";
  }
}

/** When there is nothing left to wait for. */
export interface Final {
  /** Where the state stands in an answer, in a casing that all three share: `data.attributes.status`. */
  readonly place: string;
  /** States that do not change any more. A state that is not among them is waited on, known or not. */
  readonly states: readonly string[];
}

/**
 * Asks until the answer is final.
 *
 * @param operation names the wait in errors.
 * @param ask is given a signal that aborts when its answer is no longer wanted.
 * @returns the final answer: its state says how it ended. Rejects as `ask` does, with WaitTimeoutError, or with the reason
 * of an abort.
 */
export function poll<Answer>(
  operation: string,
  ask: (signal: AbortSignal) => Promise<Answer>,
  final: Final,
  options: WaitOptions<Answer> = {},
): Promise<Answer> {
  const { interval = 2_000, timeout = 600_000, signal: caller, onProgress } = options;
  const work = async (signal: AbortSignal): Promise<Answer> => {
    for (;;) {
      const answer = await ask(signal);
      // An answer that came too late is nobody's progress.
      signal.throwIfAborted();
      onProgress?.(answer);
      if (final.states.includes(final.place.split(".").reduce(member, answer) as string)) {
        return answer;
      }
      await wait(interval, signal);
    }
  };
  return within(timeout || Infinity, caller, work, (_, reject) => {
    reject(new WaitTimeoutError(operation, timeout));
  });
}

/** An operation that is called until its answer is final; what starts it stands for a method of a namespace too. */
export interface WaitOperation extends Operation {
  readonly caller: <Answer>(
    client: Client,
    name: string,
    operation: Operation,
    id?: unknown,
    options?: WaitOptions<Answer>,
  ) => Promise<Answer>;
}

/** @param parameter of the operation that takes the id of what is waited for. */
export function waiting(operation: Operation, parameter: string, final: Final): WaitOperation {
  return {
    ...operation,
    caller: (client, name, _self, id, options) =>
      poll(
        name,
        (signal) => call(client, name, operation, { [parameter]: id }, { signal }),
        final,
        options,
      ),
  };
}
