import { PersonaValidationError } from "./errors.js";
import { writeHeaders } from "./write-headers.js";
import type { Observers } from "./observe.js";
import type { IdValidation } from "./write-path.js";

/** How keys are spelt in answers; requests may use any of the three. */
export type KeyInflection = "camel" | "kebab" | "snake";

/** What a client does with every call unless the call says otherwise. */
export interface ClientOptions<
  K extends KeyInflection = KeyInflection,
  Version extends string = string,
> extends Observers {
  /**
   * The API key or access token, or a function that gives it: called once per attempt, so that keys can rotate. A call
   * that needs a key and gets none is refused before anything is sent.
   */
  readonly apiKey?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
  /** `https:` unless it is the local machine. */
  readonly baseUrl?: string | undefined;
  /** A dated version of the API; the types of answers are those of the version this package was made from. */
  readonly personaVersion?: Version | undefined;
  /** `kebab` unless given. */
  readonly keyInflection?: K | undefined;
  /** Milliseconds for one attempt, 60,000 unless given; 0 or Infinity for no limit. */
  readonly timeout?: number | undefined;
  /** Attempts after the first, 2 unless given. */
  readonly maxRetries?: number | undefined;
  /** Milliseconds that one call may wait between its attempts in all, 120,000 unless given. */
  readonly retryBudget?: number | undefined;
  /** Instead of the platform's `fetch`. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Sent with every call; those the package sets itself win. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** `declared` unless given. */
  readonly idValidation?: IdValidation | undefined;
  /** An API key does not belong in a page: everyone who opens it can read the key. */
  readonly allowBrowser?: boolean | undefined;
}

/** Options, those that every call needs checked. */
export interface Settings extends ClientOptions {
  readonly baseUrl: string;
  readonly personaVersion: string;
  readonly keyInflection: KeyInflection;
  readonly headers: Readonly<Record<string, string>>;
}

/** The API a package was generated for. */
export interface Contract {
  readonly baseUrl: string;
  readonly personaVersion: string;
}

/** Where calls go and how; made by `createClient`. */
export interface Client<K extends KeyInflection = KeyInflection> {
  readonly keyInflection: K;
  /** Behind a function, so that printing a client shows no key. */
  readonly settings: () => Settings;
}

/**
 * @throws PersonaValidationError for settings that cannot be sent, or would show the key to others.
 * @internal
 */
export function createClientFor<K extends KeyInflection = "kebab">(
  contract: Contract,
  options: ClientOptions<K>,
): Client<K> {
  const baseUrl = (options.baseUrl ?? contract.baseUrl).replace(/\/+$/, "");
  const keyInflection = options.keyInflection ?? ("kebab" as K);
  // https, or http on this machine; no credentials, query or fragment.
  if (
    !/^(https:\/\/[^/]|http:\/\/(localhost|127\.0\.0\.1|\[::1])[:/])[^?#@]*$/.test(`${baseUrl}/`)
  ) {
    throw new PersonaValidationError("createClient", "baseUrl", "must be https", baseUrl);
  }
  if (typeof document === "object" && !options.allowBrowser) {
    throw new PersonaValidationError("createClient", "allowBrowser", "must be set in a page");
  }
  const settings: Settings = {
    ...options,
    baseUrl,
    keyInflection,
    personaVersion: options.personaVersion ?? contract.personaVersion,
    headers: writeHeaders("createClient", options.headers),
  };
  return { keyInflection, settings: () => settings };
}
