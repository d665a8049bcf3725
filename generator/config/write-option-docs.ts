import { readFile, writeFile } from "node:fs/promises";
import { formatFile } from "../emit/format.js";
import { optionMarkdown, optionTypesFile } from "./option-types.js";

const ROOT = new URL("../../../", import.meta.url);
const TABLE = /(?<=<!-- options -->\n)[\s\S]*(?=<!-- \/options -->)/;

/** Run as `npm run options`: writes the types and the README's table anew from the option table. */
await writeFile(
  new URL("generator/config/config-types.ts", ROOT),
  await formatFile("config-types.ts", optionTypesFile()),
);
const readme = new URL("README.md", ROOT);
const text = await readFile(readme, "utf8").catch(() => undefined);
if (text !== undefined) {
  const table = await formatFile("README.md", optionMarkdown());
  await writeFile(
    readme,
    text.replace(TABLE, () => `\n${table}\n`),
  );
}
