import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { contenders } from "./contenders.js";
import { rowOf, type Row } from "./table.js";
import type { Workspace } from "./workspace.js";

/** What reaches a browser: one operation with its client, and everything. */
export async function measureBundles(workspace: Workspace): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [title, which] of [
    ["bundle of one operation", "one"],
    ["bundle of everything", "all"],
  ] as const) {
    const sizes = await Promise.all(
      contenders.map(async (contender) =>
        bundle(contender[which], workspace.project(contender.id)),
      ),
    );
    rows.push(
      rowOf(
        `${title}: bytes`,
        sizes.map(({ length }) => [length]),
      ),
      rowOf(
        `${title}: bytes, gzip`,
        sizes.map((bytes) => [gzipSync(bytes, { level: 9 }).length]),
      ),
    );
  }
  return rows;
}

/** A minified module of a program that stands in `folder`. */
export async function bundle(contents: string, folder: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
