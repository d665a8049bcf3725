/** Properties for code alone: they may hold personal data or keys, so printing and serialising leave them out. */
const HIDDEN = /^(errors|headers|idempotencyKey|response|value)$/;

/** Base of everything this package throws; the reason a caller gives to its own abort is thrown as it is. */
export abstract class PersonaError extends Error {
  constructor(message: string, properties: Readonly<Record<string, unknown>>) {
    super(message);
    for (const [name, value] of Object.entries(properties)) {
      Object.defineProperty(this, name, { value, enumerable: !HIDDEN.test(name) });
    }
    // On their own, Node and others print a property called `errors` even where it is hidden.
    Object.defineProperty(this, Symbol.for("nodejs.util.inspect.custom"), {
      value: () => `${this.stack ?? ""} ${JSON.stringify(this)}`,
    });
  }

  abstract override get name(): string;

  /** What may be written to a log; `structuredClone` would drop most of it. */
  toJSON(): object {
    return Object.assign({ name: this.name, message: this.message }, this);
  }
}

/** A call, an id or a setting that was refused before anything was sent. */
export class PersonaValidationError extends PersonaError {
  /** Function that refused it, for example `runAccountAction`. */
  declare readonly operation: string;
  /** What it refused, for example `accountId`. */
  declare readonly parameter: string;
  /** For example `must match ^act_[a-zA-Z0-9]{24,28}$`. */
  declare readonly rule: string;
  /** What was given. Neither printed nor serialised. */
  declare readonly value: unknown;

  /** @param prefixes of the id that was expected; the message names the one that `value` begins with. */
  constructor(
    operation: string,
    parameter: string,
    rule: string,
    value: unknown,
    prefixes?: readonly string[],
  ) {
    super(`${operation}: ${parameter} ${rule}; got ${describe(value, prefixes)}`, {
      operation,
      parameter,
      rule,
      value,
    });
  }

  override get name(): "PersonaValidationError" {
    return "PersonaValidationError";
  }
}

/** What a value looks like, without showing it. */
function describe(value: unknown, prefixes?: readonly string[]): string {
  if (typeof value !== "string") return typeof value;
  return `${prefixes?.find((prefix) => value.startsWith(prefix)) ?? ""}… of ${value.length} characters`;
}
