import { createHmac } from "node:crypto";
import { jsonAnswer, type CannedAnswer } from "../sdk/recorded-request.js";
import {
  startRecordingServer,
  type RecordingServer,
  type ServedRequest,
} from "../sdk/recording-server.js";

/** Bytes that survive only if nothing reads them as text. */
export const everyByte: Uint8Array = Uint8Array.from({ length: 256 }, (_, index) => index);

const DAY = { "ratelimit-limit": "300", "ratelimit-remaining": "299", "ratelimit-reset": "53" };
const headers = { ...DAY, "request-id": "req_places" };
const resource = (type: string, id: string, attributes: object): CannedAnswer =>
  jsonAnswer(200, { data: { type, id, attributes } }, headers);

/** Answers of the API as the program of this folder needs them; `never` is not answered at all. */
function answerTo({ method, target, headers: sent }: ServedRequest): CannedAnswer | "never" {
  const path = target.replace(/^\/api\/v1/, "");
  const id = path.split("/")[2] ?? "";
  if (path === "/accounts/act_late") return "never";
  if (path.endsWith("/print"))
    return { status: 200, headers: { "content-type": "application/pdf" }, body: everyByte };
  if (method === "POST" && path === "/importer/accounts")
    return jsonAnswer(201, { data: { type: "importer/account", id: "mprt_1" } }, headers);
  if (method === "POST" && path.endsWith("/run-action"))
    return resource("account-action-run", "run_1", {});
  if (path.startsWith("/accounts/")) return resource("account", id, { status: "active" });
  if (path === "/inquiries/inq_camel")
    return resource("inquiry", id, {
      [sent.get("key-inflection") === "camel" ? "createdAt" : "created-at"]: "2026-11-21T00:00:00Z",
    });
  return jsonAnswer(404, { errors: [{ title: "Record not found" }] }, headers);
}

/** A server as the program needs it, on this machine; further paths as a page needs them, from `files`. */
export async function startPlaceServer(
  files: () => ReadonlyMap<string, CannedAnswer> = () => new Map(),
): Promise<RecordingServer> {
  const server = await startRecordingServer();
  server.answer((request) => files().get(request.target) ?? answerTo(request));
  return server;
}

/** What the program is handed besides the modules. */
export interface ProgramInput {
  readonly baseUrl: string;
  /** Bytes of the file to import. */
  readonly file: readonly number[];
  readonly delivery: { readonly body: string; readonly signature: string; readonly secret: string };
}

/** Signed as Persona describes it, by OpenSSL. */
export function inputFor({ baseUrl }: Pick<RecordingServer, "baseUrl">): ProgramInput {
  const secret = "wbhsec_places";
  const payload = { data: { type: "account", id: "act_1", attributes: {} } };
  const attributes = { name: "account.created", payload, "created-at": "2026-11-21T00:00:00.000Z" };
  const body = JSON.stringify({ data: { type: "event", id: "evt_1", attributes } });
  const seconds = Math.floor(Date.now() / 1000);
  const digest = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return {
    baseUrl,
    file: [...everyByte],
    delivery: { body, signature: `t=${seconds},v1=${digest}`, secret },
  };
}
