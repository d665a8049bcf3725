import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { compareTree } from "../../generator/write/compare-tree.js";
import { recover } from "../../generator/write/transaction.js";
import { writePackage } from "../../generator/write/write-package.js";
import { emptyFolder, put, snapshot } from "./folder.js";
import { manyFiles } from "./packages.js";

const jiti = fileURLToPath(new URL("../../node_modules/jiti/lib/jiti-cli.mjs", import.meta.url));
const child = fileURLToPath(new URL("child-writer.ts", import.meta.url));

test("a process killed at any time while it writes leaves one package or the other, and files of others", async () => {
  const out = join(emptyFolder(), "sdk");
  writePackage(out, manyFiles("b"));
  put(out, { "src/folder-1/mine.ts": "mine" });
  for (let round = 0; round < 6; round += 1) {
    const writer = spawn(process.execPath, [jiti, child, out], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(writer.stdout, "data");
    await setTimeout(40 + round * 37);
    writer.kill("SIGKILL");
    await once(writer, "exit");

    recover(out);
    const equal = (["a", "b"] as const).map((letter) => compareTree(out, manyFiles(letter)).equal);
    expect(equal.sort(), `round ${round}`).toEqual([false, true]);
    expect(snapshot(out)["src/folder-1/mine.ts"]).toBe("mine");
  }
});
