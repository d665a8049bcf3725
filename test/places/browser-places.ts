import { cpSync, readFileSync, readdirSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { runProgram } from "../installs/run-program.js";
import type { CannedAnswer } from "../sdk/recorded-request.js";
import { findChromium, unpackChromium } from "./chromium.js";
import { inputFor, startPlaceServer } from "./place-server.js";
import { folderFor, type Given, type Place } from "./place.js";
import { pinned } from "./pinned.js";
import { bundle } from "./project.js";

/** The little that is used of playwright-core, which is not installed where types are checked. */
interface Playwright {
  readonly chromium: {
    launch(options: {
      executablePath: string;
      args: readonly string[];
    }): Promise<{ newPage(): Promise<Page>; close(): Promise<void> }>;
  };
}
interface Page {
  goto(url: string): Promise<unknown>;
  evaluate(script: string): Promise<unknown>;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
};

/** A page in Chromium, from the folder that `make` fills. */
function browser(
  name: string,
  tools: Place["tools"],
  make: (folder: string, given: Given) => Promise<string>,
): Place {
  return {
    name,
    tools: {
      playwright: pinned.playwright,
      ...(findChromium() === undefined && { chromium: pinned.chromium }),
      ...tools,
    },
    run: async (given) => {
      let files = new Map<string, CannedAnswer>();
      const server = await startPlaceServer(() => files);
      try {
        const folder = folderFor(given.project, name, inputFor(server));
        files = filesBelow(await make(folder, given));
        const input = JSON.stringify(inputFor(server));
        files.set("/input.json", { status: 200, headers: typeOf("input.json"), body: input });
        const told = await openPage(`${server.origin}/index.html`, given);
        return { told, requests: server.requests };
      } finally {
        await server.close();
      }
    },
  };
}

async function openPage(url: string, { tools }: Given): Promise<unknown> {
  const entry = join(tools["playwright"] ?? "", "node_modules", "playwright-core", "index.mjs");
  const { chromium } = (await import(pathToFileURL(entry).href)) as Playwright;
  const executablePath = findChromium() ?? (await unpackChromium(tools["chromium"] ?? ""));
  const opened = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--headless=new"],
  });
  try {
    const page = await opened.newPage();
    await page.goto(url);
    return await page.evaluate("globalThis.told");
  } finally {
    await opened.close();
  }
}

function filesBelow(folder: string): Map<string, CannedAnswer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((entry) => entry.isFile() && typeOf(entry.name)["content-type"] !== undefined)
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [
        `/${relative(folder, path).split(sep).join("/")}`,
        { status: 200, headers: typeOf(path), body: readFileSync(path) },
      ]),
  );
}

function typeOf(path: string): Record<string, string> {
  const type = MEDIA_TYPES[extname(path)];
  return type === undefined ? {} : { "content-type": type };
}

export const browserPlaces: readonly Place[] = [
  browser("chromium, bundled by esbuild", {}, async (folder) => {
    await bundle(folder, "page.mjs", "built/page.mjs");
    cpSync(join(folder, "index.html"), join(folder, "built", "index.html"));
    return join(folder, "built");
  }),
  browser("chromium, bundled by vite", { vite: pinned.vite }, async (folder, { tools }) => {
    const vite = join(tools["vite"] ?? "", "node_modules", ".bin", "vite");
    await runProgram(vite, ["build", "--outDir", "built", "--logLevel", "error"], { folder });
    return join(folder, "built");
  }),
];
