import { join } from "node:path";
import type { Packages } from "../installs/install-once.js";
import { runProgram } from "../installs/run-program.js";
import { inputFor, startPlaceServer } from "./place-server.js";
import { folderFor, type Place } from "./place.js";
import { pinned } from "./pinned.js";

/** A place that is started with a file and prints what the program tells. */
function commandLine(
  name: string,
  tool: keyof typeof pinned,
  [bin, ...args]: readonly [string, ...string[]],
): Place {
  return {
    name,
    tools: isThisNode(tool) ? {} : { [tool]: pinned[tool] },
    run: async ({ tools, project }) => {
      const server = await startPlaceServer();
      try {
        const folder = folderFor(project, name, inputFor(server));
        const command = isThisNode(tool)
          ? process.execPath
          : join(tools[tool] ?? "", "node_modules", ".bin", bin);
        const output = await runProgram(command, args, { folder, timeout: 60_000 });
        return { told: JSON.parse(output) as unknown, requests: server.requests };
      } finally {
        await server.close();
      }
    },
  };
}

/** One Node less to install. */
function isThisNode(tool: keyof typeof pinned): boolean {
  const packages: Packages = pinned[tool];
  return packages["node"] === process.versions.node;
}

export const commandLinePlaces: readonly Place[] = [
  ...(["node20", "node22", "node24"] as const).flatMap((node) => [
    commandLine(`${node}, import`, node, ["node", "module.mjs"]),
    commandLine(`${node}, require`, node, ["node", "common.cjs"]),
  ]),
  commandLine("bun", "bun", ["bun", "module.mjs"]),
  commandLine("deno", "deno", [
    "deno",
    "run",
    "--allow-net=127.0.0.1",
    "--allow-read=..",
    "module.mjs",
  ]),
];
