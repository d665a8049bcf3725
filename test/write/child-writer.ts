import { writePackage } from "../../generator/write/write-package.js";
import { manyFiles } from "./packages.js";

/** Run as a process of its own: writes one package over the other until it is killed. */
const [out = ""] = process.argv.slice(2);
process.stdout.write("started\n");
for (let round = 0; ; round += 1) writePackage(out, manyFiles(round % 2 === 0 ? "a" : "b"));
