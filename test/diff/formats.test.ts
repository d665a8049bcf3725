import { describe, expect, test } from "vitest";
import type { DiffResult } from "../../generator/diff/change.js";
import { formatDiff } from "../../generator/diff/format-diff.js";
import { persona } from "../cli/fixture.js";

const result: DiffResult = {
  verdict: "major",
  changes: [
    {
      severity: "breaking",
      kind: "property-removed",
      where: "account.birthdate",
      message: "account.birthdate is gone",
      before: "string | null",
      action: "do not read it",
    },
    {
      severity: "additive",
      kind: "property-added",
      where: "account.`x` | @someone",
      message: "account.`x` | @someone <img> is new",
      after: "`a` | `b`",
    },
  ],
};

describe("formats", () => {
  test("json holds the verdict and four facts a change, no more", () => {
    expect(JSON.parse(formatDiff(result, "json"))).toEqual({
      verdict: "major",
      changes: [
        {
          severity: "breaking",
          kind: "property-removed",
          where: "account.birthdate",
          message: "account.birthdate is gone (string | null → nothing); do not read it",
        },
        {
          severity: "additive",
          kind: "property-added",
          where: "account.`x` | @someone",
          message: "account.`x` | @someone <img> is new (nothing → `a` | `b`)",
        },
      ],
    });
  });

  test("text is grouped, worst first, with before → after and what to do", () => {
    expect(formatDiff(result, "text")).toBe(`Breaking (1)
  account.birthdate is gone
      string | null → nothing
      do not read it

Added (1)
  account.\`x\` | @someone <img> is new
      nothing → \`a\` | \`b\`

This needs a major version: some programs that work today need a change.
`);
  });

  test("in Markdown, what a document says stays data: no markup, no mention, no end of a cell", () => {
    const [, row = ""] = formatDiff(result, "markdown")
      .split("| Where | What | Before | After | To do |\n")
      .slice(1);
    expect(row).not.toMatch(/<img>/);
    expect(row).toContain("| `account.'x' \\| @someone` |");
    const cells = row.split("\n").filter((line) => line.startsWith("| `"));
    expect(cells.map((line) => line.split(/(?<!\\)\|/).length)).toEqual([7]);
  });
});

describe("the command", () => {
  const services = { diff: () => Promise.resolve({ ...result, diagnostics: [], steps: [] }) };

  test("says what it means and exits with 0", async () => {
    const { code, stdout } = await persona("diff old new", services);
    expect(code).toBe(0);
    expect(stdout).toBe(formatDiff(result, "text"));
  });

  test.each(["markdown", "json"] as const)("prints %s", async (format) => {
    const { stdout } = await persona(`diff old new --format ${format}`, services);
    expect(stdout).toBe(formatDiff(result, format));
  });

  test("exits with 1 where it is asked to fail on what breaks", async () => {
    expect((await persona("diff old new --fail-on breaking", services)).code).toBe(1);
    const none: DiffResult = { verdict: "minor", changes: result.changes.slice(1) };
    const harmless = { diff: () => Promise.resolve({ ...none, diagnostics: [], steps: [] }) };
    expect((await persona("diff old new --fail-on breaking", harmless)).code).toBe(0);
  });

  test.each(["diff", "diff old", "diff old new --format yaml", "diff old new --fail-on docs"])(
    "refuses %j with 2",
    async (line) => {
      const { code, stdout } = await persona(line, services);
      expect(code).toBe(2);
      expect(stdout).toBe("");
    },
  );

  test("hands over what stands on the command line", async () => {
    const seen: unknown[] = [];
    await persona("diff --quiet a b", {
      diff: (options) => (seen.push(options), services.diff()),
    });
    expect(seen).toEqual([{ old: "a", new: "b" }]);
  });
});
