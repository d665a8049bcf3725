import type { PackageFacts } from "../index-file.js";
import type { PackageChoices } from "../layout.js";

/**
 * The package's README; its code blocks are type-checked and run against the package by tests.
 *
 * @param template `README.md` beside this file, written for a package called `persona-sdk`
 */
export function readmeText(
  template: string,
  { name, apiVersion, upstreamCommit }: PackageFacts,
  { keyInflection }: PackageChoices,
): string {
  const commit = upstreamCommit === undefined ? "" : ` (commit \`${upstreamCommit.slice(0, 12)}\`)`;
  return template
    .replaceAll("persona-sdk", () => name)
    .replaceAll("{{api-version}}", () => apiVersion)
    .replaceAll("{{key-inflection}}", () => keyInflection)
    .replaceAll("{{commit}}", () => commit);
}
