import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { emptyFolder, put } from "../write/folder.js";

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly "continue-on-error"?: boolean;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly permissions: Readonly<Record<string, string>>; readonly steps: readonly Step[] }
    >
  >;
}

const project = new URL("../../", import.meta.url);
const folder = new URL(".github/workflows/", project);
const files = readdirSync(fileURLToPath(folder)).filter((name) => name.endsWith(".yml"));
const textOf = (name: string): string => readFileSync(new URL(name, folder), "utf8");
const workflow = (name: string): Workflow => parse(textOf(name)) as Workflow;
const stepsOf = (name: string): readonly Step[] =>
  Object.values(workflow(name).jobs).flatMap(({ steps }) => steps);
const commandsOf = (name: string): readonly string[] =>
  stepsOf(name).flatMap(({ run }) => (run === undefined ? [] : run.split("\n")));

/** The scripts of package.json that a line runs; what npm itself does (ci, install, publish) is none. */
const scriptsIn = (line: string): readonly string[] =>
  [...line.matchAll(/\bnpm (?:run(?: --?[\w-]+)* ([\w:-]+)|(test|start)\b)/g)].map(
    ([, named, own]) => named ?? own ?? "",
  );

const { scripts } = JSON.parse(readFileSync(new URL("package.json", project), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

describe.each(files)("%s", (name) => {
  test("every action is pinned by a whole commit", () => {
    for (const { uses } of stepsOf(name)) {
      if (uses !== undefined) expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    }
  });

  test("nothing is permitted but what a job says", () => {
    expect(workflow(name).permissions).toEqual({});
    for (const job of Object.values(workflow(name).jobs)) {
      expect(Object.keys(job.permissions).length).toBeGreaterThan(0);
    }
  });

  test("every npm script it runs is there", () => {
    const named = commandsOf(name).flatMap(scriptsIn);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
  });

  test("values of a document never become part of a command", () => {
    for (const line of commandsOf(name)) expect(line).not.toContain("${{");
  });
});

describe("the daily update", () => {
  const { jobs, on } = workflow("update.yml");

  test("runs once a day and when asked", () => {
    expect(Object.keys(on)).toEqual(["schedule", "workflow_dispatch"]);
  });

  test("runs the project's code without the right to write, and writes without running it", () => {
    for (const { permissions, steps } of Object.values(jobs)) {
      const runsProject = steps.some(({ run = "" }) => /\b(?:npm|npx|node)\b/.test(run));
      const writes = Object.values(permissions).includes("write");
      expect(runsProject).toBe(!writes);
    }
  });

  test("pulls, releases, checks and tests, then says what changed, in this order", () => {
    const steps = jobs["prepare"]?.steps ?? [];
    const said = steps.flatMap(({ id, run = "" }) =>
      id === "failed" ? [id] : [...scriptsIn(run), ...(id === "changes" ? [id] : [])],
    );
    expect(said).toEqual(["pull", "release", "check", "test", "failed", "changes"]);
    expect(steps.at(-1)?.run).toBe("exit 1");
    expect(steps.at(-2)?.uses).toMatch(/^actions\/upload-artifact@/);
  });

  test("where the package or a test fails, the pull request is made all the same", () => {
    const goesOn = (jobs["prepare"]?.steps ?? [])
      .filter((step) => step["continue-on-error"] === true)
      .map(({ id }) => id);
    expect(goesOn).toEqual(["release", "check", "test"]);
    expect(jobs["propose"]).toMatchObject({
      if: expect.stringContaining("!cancelled()") as string,
    });
  });

  test("merges and publishes nothing", () => {
    expect(textOf("update.yml")).not.toMatch(/auto-merge|gh pr merge|npm publish/);
  });
});

/** Runs the shell of a step as a runner does, with other programs in the place of those that reach the world. */
function runStep(
  run: string,
  env: Readonly<Record<string, string>>,
  programs: Readonly<Record<string, string>> = {},
): { readonly folder: string; readonly read: (name: string) => string } {
  const folder = emptyFolder();
  const bin = emptyFolder();
  put(folder, { "body.md": "the differences\n", output: "", calls: "" });
  put(bin, programs);
  for (const name of Object.keys(programs)) chmodSync(path.join(bin, name), 0o755);
  execFileSync("bash", ["--noprofile", "--norc", "-e", "-c", run], {
    cwd: folder,
    env: {
      PATH: `${bin}:${process.env["PATH"] ?? ""}`,
      RUNNER_TEMP: folder,
      GITHUB_OUTPUT: path.join(folder, "output"),
      ...env,
    },
  });
  return { folder, read: (name) => readFileSync(path.join(folder, name), "utf8") };
}

describe("the shell of the daily update", () => {
  const { jobs } = workflow("update.yml");
  const failedStep = jobs["prepare"]?.steps.find(({ id }) => id === "failed")?.run ?? "";
  const proposeStep = jobs["propose"]?.steps.at(-1)?.run ?? "";

  test("all well: the body of the pull request is the differences", () => {
    const OUTCOMES = "release=success check=success test=success";
    const { read } = runStep(failedStep, { OUTCOMES, RUN: "https://log.test" });
    expect(read("output")).toBe("failed=\n");
    expect(read("body.md")).toBe("the differences\n");
  });

  test("what failed stands above the differences, with the address of the log", () => {
    const OUTCOMES = "release=success check=failure test=failure";
    const { read } = runStep(failedStep, { OUTCOMES, RUN: "https://log.test" });
    expect(read("output")).toBe("failed=npm run check, npm run test\n");
    expect(read("body.md")).toBe(
      "**Not ready to merge: npm run check, npm run test failed.** What they said is in the log: https://log.test\n\nthe differences\n",
    );
  });

  /** Knows one open pull request or none, and one that was merged, which only `--state open` leaves out. */
  const gh = `#!/bin/sh
case "$*" in
  "pr list "*"--state open"*) printf '%s' "$OPEN" ;;
  "pr list "*) echo 7 ;;
  *) echo "$1 $2 $3" >> calls ;;
esac
`;
  const programs = { gh, git: "#!/bin/sh\nexit 0\n" };

  test.each([
    ["an open pull request gets the new text", "12", "pr edit 12\n"],
    ["after the last one was merged or closed, another is made", "", "pr create --base\n"],
  ])("%s", (_what, OPEN, calls) => {
    const { read } = runStep(proposeStep, { OPEN, BASE: "main" }, programs);
    expect(read("calls")).toBe(calls);
  });
});

test("publishing is started by a person, and says where the package comes from", () => {
  const { on } = workflow("publish.yml");
  expect(Object.keys(on)).toEqual(["workflow_dispatch"]);
  expect(commandsOf("publish.yml").at(-1)).toContain("npm publish ./generated --provenance");
});

test("scripts that run the built generator build it first: what was pulled since may have changed it", () => {
  const running = Object.entries(scripts).filter(([, line]) => line.includes("node dist/"));
  expect(running.map(([name]) => name)).toEqual(
    expect.arrayContaining(["start", "check", "pull", "release"]),
  );
  for (const [, line] of running) expect(line).toMatch(/^npm run --silent prepare && node dist\//);
});
