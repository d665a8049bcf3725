import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle-size.js";
import type { Calls } from "./fixtures/calls-type.js";
import type { Workspace } from "./workspace.js";

type Fetch = typeof globalThis.fetch;

/** Loads the consumer of a tool while `fetch` is another one, which some tools keep from then on. */
export async function loadCalls(
  workspace: Workspace,
  id: string,
  purpose: string,
  fetch: Fetch,
): Promise<Calls> {
  const folder = workspace.project(id);
  const file = join(folder, `calls-${purpose}.mjs`);
  writeFileSync(file, await bundle(`export { calls } from "./${id}.js";`, folder));
  const platform = globalThis.fetch;
  globalThis.fetch = fetch;
  try {
    return ((await import(pathToFileURL(file).href)) as { readonly calls: Calls }).calls;
  } finally {
    globalThis.fetch = platform;
  }
}

/** Runs something while `fetch` is another one. */
export async function whileFetchIs<T>(fetch: Fetch, run: () => Promise<T>): Promise<T> {
  const platform = globalThis.fetch;
  globalThis.fetch = fetch;
  try {
    return await run();
  } finally {
    globalThis.fetch = platform;
  }
}
