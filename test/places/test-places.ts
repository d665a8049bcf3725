import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installOnce, type Installed } from "../installs/install-once.js";
import { parseMultipart } from "../oracle/multipart-parser.js";
import type { ServedRequest } from "../sdk/recording-server.js";
import { packPackage } from "./packed-package.js";
import { everyByte } from "./place-server.js";
import type { Place } from "./place.js";
import { makeProject } from "./project.js";

/** The same everywhere. */
const expected = {
  account: ["act_hpNqyAbEG4HeVjZoBRNCMKkA", "req_places", 299],
  action: "run_1",
  imported: 201,
  pdf: [...everyByte],
  event: "account.created",
  forged: "WebhookError no-match",
  missing: [false, "NotFoundError", 404],
  camel: "2026-11-21T00:00:00Z",
  ids: [true, false, "PersonaValidationError"],
  refused: "PersonaValidationError",
  late: "TimeoutError",
  cancelled: "AbortError",
};

/** Installs the packed package into an empty project and runs the same program in each place. */
export function testPlaces(places: readonly Place[]): void {
  const root = mkdtempSync(join(tmpdir(), "persona-places-"));
  let project = "";
  const installs = new Map<string, Promise<Installed>>();

  beforeAll(async () => {
    for (const [name, packages] of places.flatMap(({ tools }) => Object.entries(tools))) {
      if (!installs.has(name)) installs.set(name, installOnce(name, packages));
    }
    project = await makeProject(root, await packPackage(root));
    await Promise.all(installs.values());
  }, 400_000);

  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  describe.concurrent("the packed package, installed into an empty project", () => {
    it.for(places)("runs in $name", async ({ tools, run }, { skip }) => {
      const { folders, missing } = await foldersOf(tools, installs);
      if (missing !== undefined) skip(`not run: ${missing}`);
      const { told, requests } = await run({ tools: folders, project });
      expect(told).toEqual(expected);
      await expectUpload(requests);
    });
  });
}

async function foldersOf(
  tools: Place["tools"],
  installs: ReadonlyMap<string, Promise<Installed>>,
): Promise<{ readonly folders: Record<string, string>; readonly missing: string | undefined }> {
  const folders: Record<string, string> = {};
  for (const tool of Object.keys(tools)) {
    const installed = await installs.get(tool);
    if (installed?.folder === undefined) return { folders, missing: installed?.reason ?? tool };
    folders[tool] = installed.folder;
  }
  return { folders, missing: undefined };
}

/** What a place made of the multipart body, as another parser reads it. */
async function expectUpload(requests: readonly ServedRequest[]): Promise<void> {
  const upload = requests.find(({ target }) => target.endsWith("/importer/accounts"));
  const parts = await parseMultipart(
    upload?.headers.get("content-type") ?? "",
    upload?.body ?? Buffer.from(""),
  );
  expect(parts).toMatchObject([{ name: "data[attributes][file]" }]);
  expect(parts[0]?.content.equals(everyByte)).toBe(true);
}
