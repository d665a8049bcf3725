import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Document, Json, JsonObject } from "./document.js";
import { entriesOf, isArray, isObject, own, stringAt } from "./pointer.js";
import { toPointer, type Segment } from "../json/pointer.js";
import { pointerOf, visitDocument } from "./walk.js";

/**
 * The package sends an API key to these servers in this way: a document that changes either must not do so unnoticed.
 * The overlay may allow more with `x-allowed-servers` (addresses) and `x-allowed-security` (names of schemes).
 */
export function checkSecurity(document: Document): readonly Diagnostic[] {
  return [...checkServers(document), ...checkSchemes(document), ...checkRequirements(document)];
}

const stringsAt = (root: JsonObject, key: string): string[] => {
  const value = own(root, key);
  return isArray(value) ? value.filter((item) => typeof item === "string") : [];
};

function checkServers({ root, locate }: Document): Diagnostic[] {
  const allowed = stringsAt(root, "x-allowed-servers");
  const servers = own(root, "servers");
  const found: Diagnostic[] = [];
  if (servers === undefined || (isArray(servers) && servers.length === 0)) {
    found.push(diagnose("SERVER_MISSING", {}, locate("/servers")));
  }
  visitDocument(root, (node, kind, path) => {
    if (kind !== "server") return;
    const url = own(node, "url");
    if (typeof url !== "string" || PERSONA.test(url) || isAllowed(url, allowed)) return;
    found.push(diagnose("SERVER_REFUSED", { url }, locate(pointerOf(path, "url"))));
  });
  return found;
}

/**
 * `https://withpersona.com` and its subdomains, with nothing in the address that parsers disagree about: no user, no
 * port, no variable, no query.
 */
const PERSONA = /^https:\/\/(?:[a-z0-9-]+\.)*withpersona\.com(?:\/[\w.~%/-]*)?$/i;

/** An entry allows the address itself and what lies below it. */
function isAllowed(address: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) => {
    const base = entry.replace(/\/+$/, "");
    return address === entry || address === base || address.startsWith(`${base}/`);
  });
}

const schemesOf = (root: JsonObject): Json | undefined =>
  own(own(root, "components"), "securitySchemes");

function checkSchemes({ root, locate }: Document): Diagnostic[] {
  const allowed = stringsAt(root, "x-allowed-security");
  return entriesOf(schemesOf(root)).flatMap(([name, scheme]) => {
    if (!isObject(scheme) || isKnownScheme(scheme) || allowed.includes(name)) return [];
    const place = locate(toPointer(["components", "securitySchemes", name]));
    return [diagnose("SECURITY_REFUSED", { name, kind: kindOf(scheme) }, place)];
  });
}

/** A bearer token, or a token of another kind in the `Authorization` header (Privacy Pass). */
function isKnownScheme(scheme: JsonObject): boolean {
  const text = (key: string): string => stringAt(scheme, key)?.toLowerCase() ?? "";
  if (text("type") === "http") return text("scheme") === "bearer";
  return text("type") === "apikey" && text("in") === "header" && text("name") === "authorization";
}

function kindOf(scheme: JsonObject): string {
  const parts = ["type", "scheme", "in", "name"].map((key) => own(scheme, key));
  return parts.filter((part) => typeof part === "string").join(" ");
}

function checkRequirements({ root, locate }: Document): Diagnostic[] {
  const found: Diagnostic[] = [];
  const check = (list: Json | undefined, segments: (...more: Segment[]) => string): void => {
    if (!isArray(list)) return;
    list.forEach((requirement, index) => {
      for (const name of isObject(requirement) ? Object.keys(requirement) : []) {
        if (own(schemesOf(root), name) !== undefined) continue;
        found.push(
          diagnose("SECURITY_UNKNOWN", { name }, locate(segments("security", index, name))),
        );
      }
    });
  };
  visitDocument(root, (node, kind, path) => {
    if (kind !== "document" && kind !== "operation") return;
    check(own(node, "security"), (...more) => pointerOf(path, ...more));
  });
  return found;
}
