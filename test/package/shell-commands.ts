import { createProgram } from "../../generator/cli/program.js";

/** The commands of all `sh` blocks of a README, without comments. */
export function shellCommands(readme: string): readonly string[] {
  const blocks = [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text);
  return blocks
    .flatMap((text) => text.split(/\n|&&/))
    .map((line) => line.replace(/(?:^|\s)#.*$/, "").trim())
    .filter((line) => line !== "");
}

/** Of npm, beside those of `package.json`. */
const NPM = /^npm (?:ci|install(?: [\w@./-]+)?)$/;

/**
 * What is wrong with a command; `undefined` where it can be typed like this.
 *
 * @param scripts of the `package.json` that stands beside the README.
 */
export async function commandProblem(
  command: string,
  scripts: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const [first, second = "", third = ""] = command.split(" ");
  if (NPM.test(command)) return undefined;
  if (first === "npm") {
    const script = second === "run" ? third : ["start", "test"].includes(second) ? second : "";
    return script in scripts ? undefined : `no script: ${command}`;
  }
  if (first !== "npx" || second !== "persona-codegen") return `unknown: ${command}`;
  let told = "";
  const program = createProgram(
    "0.0.0",
    {
      print: () => undefined,
      tell: (text) => void (told += text),
      interactive: false,
      color: false,
      cwd: ".",
    },
    () => Promise.resolve(),
  );
  try {
    await program.parseAsync(command.split(" ").slice(2), { from: "user" });
    return undefined;
  } catch (error) {
    return `${command}: ${told || String(error)}`;
  }
}
