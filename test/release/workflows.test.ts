import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

interface Step {
  readonly uses?: string;
  readonly run?: string;
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

  test("its npm scripts are there", () => {
    const named = commandsOf(name).flatMap((line) => {
      const [, script] =
        /^\s*npm (?:run --silent )?(pull|release|check|test|start)\b/.exec(line) ?? [];
      return script === undefined ? [] : [script];
    });
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

  test("merges and publishes nothing", () => {
    expect(textOf("update.yml")).not.toMatch(/auto-merge|gh pr merge|npm publish/);
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
