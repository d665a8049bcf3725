import type { PackageFacts } from "../index-file.js";
import type { EntryPoint } from "./package-files.js";

/** Sources that say what their declarations say. */
const TYPES_ONLY = ["src/types", "src/webhooks/events", "src/openapi.ts"] as const;

/** The package's manifest for npm: ESM only, no dependencies, nothing with side effects. */
export function packageJson(facts: PackageFacts, entries: readonly EntryPoint[]): string {
  const content = {
    name: facts.name,
    version: facts.version,
    description: `Typed client for the Persona API, version ${facts.apiVersion}.`,
    keywords: ["persona", "withpersona", "identity", "kyc", "sdk", "api", "typescript"],
    license: "Apache-2.0",
    ...(facts.repository === undefined ? {} : { repository: repositoryOf(facts.repository) }),
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.20.0" },
    main: "./dist/index.js",
    types: "./dist/index.d.ts",
    exports: {
      ...Object.fromEntries(entries.map(({ subpath, source }) => [subpath, targetsOf(source)])),
      "./package.json": "./package.json",
    },
    // The sources are shipped so that debuggers and editors can follow the source maps; modules of types have none.
    files: [
      "dist",
      "!dist/.build.json",
      "src",
      ...TYPES_ONLY.map((path) => `!${path}`),
      "NOTICE",
      "REFERENCE.md",
      "CHANGELOG.md",
    ],
    scripts: { build: "tsc -p tsconfig.json" },
    devDependencies: { typescript: "^5.9.0" },
    persona: {
      apiVersion: facts.apiVersion,
      ...(facts.upstreamCommit === undefined ? {} : { upstreamCommit: facts.upstreamCommit }),
    },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** As npm writes it itself; provenance is refused where it is not the repository that publishes. */
function repositoryOf(address: string): { readonly type: "git"; readonly url: string } {
  const plain = address.replace(/^git\+/, "").replace(/\/$/, "");
  return { type: "git", url: `git+${plain}${plain.endsWith(".git") ? "" : ".git"}` };
}

function targetsOf(source: string): { readonly types: string; readonly default: string } {
  const built = source.replace(/^src\//, "./dist/").replace(/\.ts$/, "");
  return { types: `${built}.d.ts`, default: `${built}.js` };
}
