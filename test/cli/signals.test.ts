import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const jiti = fileURLToPath(new URL("../../node_modules/jiti/lib/jiti-cli.mjs", import.meta.url));
const child = fileURLToPath(new URL("child-generate.ts", import.meta.url));

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s ends a run with exit code %i", async (signal, code) => {
  const running = spawn(process.execPath, [jiti, child], { stdio: ["ignore", "pipe", "inherit"] });
  await once(running.stdout, "data");
  running.kill(signal);
  expect(await once(running, "exit")).toEqual([code, null]);
});
