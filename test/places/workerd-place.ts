import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { ownEnvironment } from "../package/run.js";
import { inputFor, startPlaceServer } from "./place-server.js";
import { folderFor, type Place } from "./place.js";
import { pinned } from "./pinned.js";
import { bundle } from "./project.js";

/** The runtime of Cloudflare Workers; the Worker is asked over HTTP. */
export const workerdPlace: Place = {
  name: "workerd, bundled by esbuild",
  tools: { workerd: pinned.workerd },
  run: async ({ tools, project }) => {
    const server = await startPlaceServer();
    const input = inputFor(server);
    const folder = folderFor(project, "workerd", input);
    await bundle(folder, "worker.mjs", "worker.bundle.js");
    const workerd = join(tools["workerd"] ?? "", "node_modules", ".bin", "workerd");
    const args = ["serve", "worker.capnp", "--control-fd=3"];
    const child = spawn(workerd, args, {
      cwd: folder,
      env: ownEnvironment(),
      stdio: ["ignore", "inherit", "inherit", "pipe"],
    });
    try {
      const port = await portOf(child);
      const answer = await fetch(`http://127.0.0.1:${port}/`, {
        method: "POST",
        body: JSON.stringify(input),
      });
      if (!answer.ok) throw new Error(await answer.text());
      return { told: await answer.json(), requests: server.requests };
    } finally {
      child.kill("SIGKILL");
      await server.close();
    }
  },
};

/** The port that workerd took, as it tells on its control channel. */
async function portOf(child: ChildProcess): Promise<number> {
  const control = child.stdio[3] as Readable;
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`workerd ended with ${String(code)} before it listened`);
  });
  for (;;) {
    const [chunk] = (await Promise.race([once(control, "data"), ended])) as [Buffer];
    const port = /"event":"listen".*"port":(\d+)/.exec(chunk.toString("utf8"))?.[1];
    if (port !== undefined) return Number(port);
  }
}
