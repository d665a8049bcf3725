import { rmSync } from "node:fs";
import { randomDocument } from "./random-document.js";
import { generateFrom } from "./small-document.js";

/** How runs with random documents ended. */
export interface RandomEndings {
  /** How many gave a package, which compiled. */
  readonly packages: number;
  /** What was told where a run ended neither so nor with a message that has a place in the document. */
  readonly faults: readonly string[];
}

/** Generates and compiles packages of so many documents. */
export async function randomEndings(firstSeed: number, count: number): Promise<RandomEndings> {
  const faults: string[] = [];
  let packages = 0;
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const { code, told, folder } = await generateFrom(JSON.stringify(randomDocument(seed)), []);
    rmSync(folder, { recursive: true, force: true });
    const isRefused = code === 2 && /openapi\.json:\d+:\d+/.test(told) && !/PACKAGE_/.test(told);
    if (code === 0) packages += 1;
    else if (!isRefused) faults.push(`seed ${seed} ended with ${code}: ${told}`);
  }
  return { packages, faults };
}
