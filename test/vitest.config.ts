import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));
const generated = fileURLToPath(new URL("../generated/src", import.meta.url));

/** `test/bench` holds timings and runs with `npm run bench` only, `test/long` with `npm run test:long`. */
const exclude = ["**/node_modules/**", "test/bench/**", "test/long/**"];

/** Files that put other modules in the place of some: nobody else may meet those. */
const mocking = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => `test/${file.replaceAll("\\", "/")}`)
  .filter((file) => readFileSync(join(root, file), "utf8").includes("vi.mock("));

/** Every test of the project. */
export default defineConfig({
  resolve: {
    // What consumers import, as tsconfig.json has it.
    alias: [
      { find: /^persona-sdk$/, replacement: `${generated}/index.ts` },
      { find: /^persona-sdk\/(.*)$/, replacement: `${generated}/$1/index.ts` },
    ],
  },
  test: {
    root,
    // One more than it takes by default: half of the time goes into child processes and files.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        // The compiler, the formatter and the document are loaded once for all files of a worker.
        test: {
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: [...exclude, ...mocking],
          isolate: false,
        },
      },
      { extends: true, test: { name: "alone", include: mocking, exclude, isolate: true } },
    ],
  },
});
