/**
 * Compares this project with its peers on Persona's document, and prints the table. `--write` puts it into the README;
 * `--rounds 7` measures longer; calls take 300 rounds at least, since they are short.
 *
 *     npm run bench -- [--write] [--rounds N]
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { officialDir } from "../document/official-documents.js";
import { measureBundles } from "./bundle-size.js";
import { measureCalls } from "./call-overhead.js";
import { contenders, ours } from "./contenders.js";
import { measureDeclarationCheck } from "./declaration-check.js";
import { measureEditor } from "./editor.js";
import { checkFeatures } from "./feature-checks.js";
import { measureGeneration } from "./generation.js";
import { measureInstantiations } from "./instantiations.js";
import { versionsInWords } from "./peers.js";
import { measureRegeneration, regenerationColumns } from "./regeneration.js";
import { markdownTable } from "./table.js";
import { measureTypeCheck } from "./type-check.js";
import { makeWorkspace } from "./workspace.js";
import { writeReadme } from "./write-readme.js";

const { values } = parseArgs({
  options: { write: { type: "boolean" }, rounds: { type: "string", default: "5" } },
});
const rounds = Number(values.rounds);
const spec = fileURLToPath(new URL("../../spec", import.meta.url));
const bundle = join(officialDir, "2025-12-08", "openapi-bundled.json");
// Without the official documents: the contract, which holds the same without its texts.
const [document, older] = existsSync(bundle)
  ? [bundle, join(officialDir, "2025-10-27", "openapi-bundled.json")]
  : [join(spec, "contract.json"), "2025-10-27"];

const progress = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

progress("installing the peers");
const workspace = await makeWorkspace(document, contenders);
try {
  progress(`generating, ${rounds} rounds`);
  const rows = [...(await measureGeneration(workspace, rounds))];
  progress("building our package");
  await workspace.run(ours(join(workspace.project("ours"), "sdk"), document));
  progress("type-checking");
  rows.push(...(await measureTypeCheck(workspace, rounds)), ...measureInstantiations(workspace));
  rows.push(...(await measureDeclarationCheck(workspace, rounds)));
  progress("completing");
  rows.push(...measureEditor(workspace, rounds));
  progress("bundling");
  rows.push(...(await measureBundles(workspace)));
  progress("calling");
  rows.push(
    ...(await measureCalls(workspace, Math.max(rounds * 40, 300))),
    ...(await checkFeatures(workspace)),
  );
  progress("generating again");
  const again = await measureRegeneration(workspace, older, rounds);
  const text = [
    markdownTable(
      contenders.map(({ title }) => title),
      rows,
    ),
    "",
    markdownTable(regenerationColumns, again),
    "",
    `${new Date().toISOString().slice(0, 10)}, medians of ${rounds} interleaved rounds; in brackets the ratio to the first column. ${versionsInWords}.`,
  ].join("\n");
  console.log(text);
  if (values.write === true) await writeReadme(text);
} finally {
  workspace.remove();
}
