import { PersonaApiError } from "./api-errors.js";
import { noAuthorization } from "./authorization.js";
import { PersonaCallError, RedirectError } from "./call-errors.js";
import type { CallOptions } from "./call.js";
import type { ClientOptions, Settings } from "./client.js";
import { PersonaValidationError } from "./errors.js";
import { noHeaders } from "./header-parameters.js";
import { get, type BodyDecoder } from "./operation.js";
import type { BinaryForms } from "./pdf.js";
import { send } from "./send.js";

/** A link to a file as answers and events have it, or what holds one. */
export type FileLink = string | { readonly url?: string | null | undefined };

/** How a file is fetched. */
export interface DownloadOptions
  extends
    Pick<CallOptions, "signal" | "timeout" | "maxRetries" | "retryBudget">,
    Pick<ClientOptions, "fetch"> {
  /**
   * `stream` hands the file over as soon as it begins to arrive: timeout and signal end there, `cancel()` stops it. A
   * `Blob` unless given.
   */
  readonly as?: keyof BinaryForms | undefined;
}

/**
 * Fetches a file by its link. Links are good for some hours and are their own permission, so they are neither logged nor
 * put into errors, and no key is sent along.
 *
 * Rejects with PersonaValidationError for anything but an https link to Persona's file hosts, with FileLinkExpiredError
 * where the link no longer serves, and otherwise as calls do; a redirect to another host is not followed.
 *
 * @see https://docs.withpersona.com/downloading-files
 */
export interface DownloadFile {
  (
    file: FileLink,
    options: DownloadOptions & { readonly as: "stream" },
  ): Promise<ReadableStream<Uint8Array>>;
  (file: FileLink, options?: DownloadOptions & { readonly as?: "blob" | undefined }): Promise<Blob>;
  (file: FileLink, options?: DownloadOptions): Promise<BinaryForms[keyof BinaryForms]>;
}

/** The link to a file is no longer good: fetch the object that held it again, it comes with a new one. */
export class FileLinkExpiredError extends PersonaCallError {
  declare readonly status: 401 | 403 | 404 | 410;

  override get name(): "FileLinkExpiredError" {
    return "FileLinkExpiredError";
  }
}

/** Any type; what is no success is read as the API's errors are. */
const file: BodyDecoder = {
  accepts: /(?:)/,
  read: (response, { as }) =>
    as === "stream" ? (response.body ?? new Blob().stream()) : response.blob(),
};

/**
 * @param hosts that links may lead to.
 * @internal
 */
export function fileDownloader(hosts: readonly string[]): DownloadFile {
  return (async (link: FileLink, options: DownloadOptions = {}) => {
    let url = fileUrl(
      hosts,
      typeof link === "string" ? link : (Object(link) as { url: unknown }).url,
    );
    for (let redirects = 0; ; redirects++) {
      try {
        return await fetchOnce(url, options);
      } catch (error) {
        const target =
          error instanceof RedirectError && redirects < 3 && redirectTarget(error, url);
        if (!target) throw expired(error) ?? error;
        url = target;
      }
    }
  }) as DownloadFile;
}

/** One call of an operation whose whole address is the link; errors know it as `/{file}`. */
function fetchOnce(url: string, options: DownloadOptions): Promise<unknown> {
  const operation = get("/{file}", {
    pathParameters: () => "",
    headers: noHeaders,
    auth: noAuthorization,
    decode: file,
  });
  const settings: Settings = {
    baseUrl: url,
    // Not sent: the operation takes neither.
    personaVersion: "none",
    keyInflection: "kebab",
    headers: {},
    fetch: options.fetch,
  };
  return send(settings, "downloadFile", operation, { as: options.as }, options, {});
}

/** Where a redirect leads, as long as that is the same host; `undefined` for any other, and where the platform hides it. */
function redirectTarget({ response }: RedirectError, url: string): string | undefined {
  const location = response?.headers.get("location") ?? undefined;
  if (location === undefined || !URL.canParse(location, url)) return undefined;
  const target = new URL(location, url);
  return target.origin === new URL(url).origin ? target.href : undefined;
}

function expired(error: unknown): FileLinkExpiredError | undefined {
  if (!(error instanceof PersonaApiError) || !/^(401|403|404|410)$/.test(`${error.status}`)) {
    return undefined;
  }
  const { method, path, attempts, status, response } = error;
  const what = `${status} the link has expired or the file is gone, fetch its object again`;
  return new FileLinkExpiredError(
    { method, path, attempts, idempotencyKey: undefined },
    what,
    response,
  );
}

/** @throws PersonaValidationError for anything but an https link to one of `hosts`. */
function fileUrl(hosts: readonly string[], link: unknown): string {
  const url = typeof link === "string" && URL.canParse(link) ? new URL(link) : undefined;
  const { protocol, host = "", username, password } = url ?? {};
  if (url && protocol === "https:" && hosts.includes(host) && !username && !password)
    return url.href;
  const rule = `must be an https link to ${hosts.join(" or ")}`;
  throw new PersonaValidationError("downloadFile", "file", rule, link);
}
