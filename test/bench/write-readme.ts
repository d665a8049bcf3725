import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";

const README = fileURLToPath(new URL("../../README.md", import.meta.url));
const [BEGIN, END] = ["<!-- bench -->", "<!-- /bench -->"];

/** Puts the figures between their two marks in the README. @throws Error where the marks are missing. */
export async function writeReadme(text: string): Promise<void> {
  const readme = await readFile(README, "utf8");
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${README} lacks ${BEGIN} and ${END}`);
  const whole = `${readme.slice(0, begin + BEGIN.length)}\n\n${text}\n\n${readme.slice(end)}`;
  await writeFile(
    README,
    await format(whole, { ...(await resolveConfig(README)), filepath: README }),
  );
}
