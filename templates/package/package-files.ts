import type { PackageFacts } from "../index-file.js";
import type { Layout } from "../layout.js";
import { noticeText } from "./notice.js";
import { packageJson } from "./package-json.js";
import { referenceText } from "./reference.js";
import { readmeText } from "./readme.js";
import { tsconfigJson } from "./tsconfig-json.js";

/** A way into the package: what people write after its name, and the module it leads to. */
export interface EntryPoint {
  /** `.` or, for example, `./operations`. */
  readonly subpath: string;
  /** Path of the module from the package's root, for example `src/operations/index.ts`. */
  readonly source: string;
}

/** Texts that are written by hand. */
export interface PackageTexts {
  /** The Apache License 2.0. */
  readonly license: string;
  /** `templates/package/README.md`. */
  readonly readme: string;
}

/**
 * The files of the package that are not source: path → text, not formatted.
 *
 * @param entries in the order in which `exports` lists them
 */
export function packageFiles(
  layout: Layout,
  facts: PackageFacts,
  entries: readonly EntryPoint[],
  texts: PackageTexts,
): ReadonlyMap<string, string> {
  return new Map([
    [".gitignore", "dist/\nnode_modules/\n"],
    ["LICENSE", texts.license],
    ["NOTICE", noticeText(facts)],
    ["README.md", readmeText(texts.readme, facts, layout.choices)],
    ["REFERENCE.md", referenceText(layout, facts)],
    ["package.json", packageJson(facts, entries)],
    ["tsconfig.json", tsconfigJson()],
  ]);
}
