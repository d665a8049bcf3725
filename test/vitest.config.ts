import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const generated = fileURLToPath(new URL("../generated/src", import.meta.url));

/** Every test of the project; `test/bench` holds timings and runs with `npm run bench` only. */
export default defineConfig({
  resolve: {
    // What consumers import, as tsconfig.json has it.
    alias: [
      { find: /^persona-sdk$/, replacement: `${generated}/index.ts` },
      { find: /^persona-sdk\/(.*)$/, replacement: `${generated}/$1/index.ts` },
    ],
  },
  test: {
    root: fileURLToPath(new URL("..", import.meta.url)),
    include: ["test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "test/bench/**", "test/long/**"],
    // One more than it takes by default: half of the time goes into child processes and files.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
