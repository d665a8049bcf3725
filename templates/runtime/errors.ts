/** Base of everything this package throws; the reason a caller gives to its own abort is thrown as it is. */
export abstract class PersonaError extends Error {
  constructor(message: string, properties: object) {
    super(message);
    for (const [name, value] of Object.entries(properties)) {
      // For code alone: these may hold personal data or keys, so printing and serialising leave them out.
      const hidden = /^(headers|idempotencyKey|response|value)$/.test(name);
      Object.defineProperty(this, name, { value, enumerable: !hidden });
    }
  }

  abstract override get name(): string;

  /** What may be written to a log; `structuredClone` would drop most of it. */
  toJSON(): object {
    return { name: this.name, message: this.message, ...(this as object) };
  }
}

/** A call, an id or a setting that was refused before anything was sent. */
export class PersonaValidationError extends PersonaError {
  /** What was called, for example `runAccountAction`, or `accounts.runAction` of the facade. */
  declare readonly operation: string;
  /** What it refused, for example `accountId`. */
  declare readonly parameter: string;
  /** For example `must match ^act_[a-zA-Z0-9]{24,28}$`. */
  declare readonly rule: string;
  /** What was given. Neither printed nor serialised. */
  declare readonly value: unknown;

  /** @param start how `value` begins, where that may be told. */
  constructor(operation: string, parameter: string, rule: string, value?: unknown, start = "") {
    const got =
      typeof value === "string" ? `${start}... of ${value.length} characters` : typeof value;
    super(`${operation}: ${parameter} ${rule}; got ${got}`, { operation, parameter, rule, value });
  }

  override get name(): "PersonaValidationError" {
    return "PersonaValidationError";
  }
}
