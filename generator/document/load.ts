import { stat } from "node:fs/promises";
import path from "node:path";
import { DiagnosticsError, type Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/diagnose.js";
import { bundleFiles } from "./bundle.js";
import { checkVersion } from "./check-version.js";
import type { Document, JsonObject } from "./document.js";
import { chooseFile } from "./choose-file.js";
import { defaultLimits, type Limits } from "./limits.js";
import { placeIn } from "./locate.js";
import { parseFile, type Parsed } from "./parse.js";
import { asReadError, fileReader, type Reader } from "./reader.js";
import { urlReader, type Fetch } from "./url-reader.js";

export interface LoadOptions {
  /** Dated version to take, where the source is a folder that holds several; the newest by default. */
  readonly version?: string;
  /** Used for addresses instead of the global `fetch`. */
  readonly fetch?: Fetch;
  readonly limits?: Partial<Limits>;
}

/**
 * Reads an OpenAPI document into one tree in which only `#/components/…` references are left.
 *
 * @param source a file; a folder that holds a bundle or an `openapi.yaml`, or folders named by date with such a file; or
 *   an https address. JSON or YAML is told by content.
 * @throws DiagnosticsError when the document cannot be read, parsed or put together. What it says is checked later, by
 *   `checkDocument`.
 */
export async function loadDocument(source: string, options: LoadOptions = {}): Promise<Document> {
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const reader = await openSource(source, limits, options);
  const first = parseFile({ name: reader.root, text: await readRoot(reader) }, limits);
  refuseSelfAllowance(first);
  if (!first.external) return single(first);
  const wrongVersion = checkVersion(single(first));
  if (wrongVersion.length > 0) throw new DiagnosticsError(wrongVersion);
  const { root, locate } = await bundleFiles(first, reader, limits);
  return { source: reader.root, root, bundled: true, locate };
}

const single = ({ file, root }: Parsed): Document => ({
  source: file.name,
  root,
  locate: (pointer) => placeIn(file, pointer),
});

const fail = (diagnostic: Diagnostic): never => {
  throw new DiagnosticsError([diagnostic]);
};

const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i;

async function openSource(source: string, limits: Limits, options: LoadOptions): Promise<Reader> {
  if (ADDRESS.test(source)) return urlReader(httpsAddress(source), limits, options.fetch ?? fetch);
  try {
    if (!(await stat(source)).isDirectory()) return fileReader(source, limits);
  } catch (error) {
    const { message: reason } = asReadError(error);
    return fail(diagnose("SOURCE_NOT_FOUND", { source, reason }, { source: path.resolve(source) }));
  }
  return fileReader(await chooseFile(source, options.version), limits);
}

function httpsAddress(source: string): URL {
  const refuse = (reason: string): never =>
    fail(diagnose("SOURCE_ADDRESS_REFUSED", { source, reason }, { source }));
  if (!URL.canParse(source)) return refuse("it is not a complete address");
  const url = new URL(source);
  if (url.protocol !== "https:") return refuse("only https is");
  if (url.username || url.password) return refuse("it holds a name or password");
  return url;
}

async function readRoot(reader: Reader): Promise<string> {
  try {
    return await reader.read(reader.root);
  } catch (error) {
    const { why, message: reason } = asReadError(error);
    const source = reader.root;
    if (why === "too-large") {
      const limit = reason.replace(/\D/g, "");
      return fail(
        diagnose("DOCUMENT_TOO_LARGE", { limit, unit: "bytes", option: "bytes" }, { source }),
      );
    }
    const code = ADDRESS.test(source) ? "SOURCE_FETCH_FAILED" : "SOURCE_NOT_FOUND";
    return fail(diagnose(code, { source, reason }, { source }));
  }
}

/** A document may not grant itself what only the user's overlay may grant. */
const GRANTS: readonly string[] = ["x-allowed-servers", "x-allowed-security"];

function refuseSelfAllowance({ file, root }: { file: Parsed["file"]; root: JsonObject }): void {
  const found = GRANTS.filter((keyword) => Object.hasOwn(root, keyword));
  if (found.length === 0) return;
  throw new DiagnosticsError(
    found.map((keyword) =>
      diagnose("DOCUMENT_ALLOWS_ITSELF", { keyword }, placeIn(file, `/${keyword}`)),
    ),
  );
}
