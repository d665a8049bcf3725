import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "../installs/run-program.js";
import { buildInto } from "../package/package-under-test.js";

/** Builds and packs the committed package below `root`, as npm would publish it. @returns the path of the tarball. */
export async function packPackage(root: string): Promise<string> {
  const folder = join(root, "package");
  mkdirSync(folder, { recursive: true });
  await buildInto(folder);
  const output = await runProgram("npm", ["pack", "--json", "--pack-destination", root], {
    folder,
  });
  const [report] = JSON.parse(output) as [{ readonly filename: string }];
  return join(root, report.filename);
}
