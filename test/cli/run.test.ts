import { describe, expect, test } from "vitest";
import { wantsColor } from "../../generator/cli/terminal.js";
import { DiagnosticsError, type Diagnostic } from "../../generator/diagnostics/diagnostic.js";
import { checked, generated, persona } from "./fixture.js";

const finding: Diagnostic = {
  code: "REFERENCE_DANGLING",
  severity: "error",
  message: "there is no schema Nowhere",
  place: { source: "/work/openapi.json", line: 3, column: 7 },
  remedy: "add it",
};
const note: Diagnostic = { ...finding, severity: "note", code: "NOTE" };

/** Choices about the package that nobody made. */
const unsaid = { keyInflection: "kebab", ids: "typed", enums: "open", openapi: true };

describe("generate", () => {
  test("prints a short summary on standard output and exits 0", async () => {
    const { code, stdout, stderr } = await persona("generate");
    expect(code).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toBe(
      [
        "generated is the package for Persona 2025-12-08: 1 file written.",
        "  209 operations, 1 type, 130 webhooks",
        "  400 files, 1,912,345 bytes (1.9 MB)",
        "  dist: 12 files, 999 bytes",
        "  read 310 ms, format 690 ms, in all 1000 ms",
        "",
      ].join("\n"),
    );
  });

  test("names files that are not ours, and says when nothing changed", async () => {
    const foreign = Array.from({ length: 12 }, (_, index) => `f${index}`);
    const { stdout } = await persona("generate", {
      generate: () => Promise.resolve({ ...generated, written: [], foreign }),
    });
    expect(stdout).toContain("2025-12-08, as before.\n");
    expect(stdout).toContain(
      "left alone, not ours: f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, and 2 more\n",
    );
  });

  test("--timings gives a line for each step with its share", async () => {
    const { stdout } = await persona("generate --timings");
    expect(stdout).toMatch(/^ {2}format {6}690 ms {3}69 %$/m);
  });

  test("passes options on, paths absolute, and defaults for the others", async () => {
    const { calls } = await persona(
      "generate --spec doc.json --api-version 2023-01-05 --out ../sdk --only inquiries.* cases.list --package-name @acme/persona --no-build",
    );
    expect(calls).toEqual([
      {
        spec: "/work/doc.json",
        apiVersion: "2023-01-05",
        out: "/sdk",
        only: ["inquiries.*", "cases.list"],
        packageName: "@acme/persona",
        packageVersion: "0.1.0",
        ...unsaid,
        build: false,
      },
    ]);
    const plain = await persona("generate --spec https://example.com/openapi.json");
    expect(plain.calls).toEqual([
      {
        spec: "https://example.com/openapi.json",
        out: "/work/generated",
        packageName: "persona-sdk",
        packageVersion: "0.1.0",
        ...unsaid,
        build: true,
      },
    ]);
  });

  test.each([
    ["--package-name Persona", "packageName must be a name that npm takes, but is Persona"],
    ["--package-name ../up", "packageName must be a name that npm takes, but is ../up"],
    [
      "--package-version 1.2",
      "packageVersion must be a semantic version such as 1.2.3, but is 1.2",
    ],
  ])("%s is refused", async (flags, message) => {
    const { code, stderr, calls } = await persona(`generate ${flags}`);
    expect([code, calls]).toEqual([2, []]);
    expect(stderr).toContain(message);
  });
});

describe("check", () => {
  test("exits 0 where nothing differs, 1 where something does, and names the files", async () => {
    expect(await persona("check")).toMatchObject({ code: 0, stderr: "" });
    const drift = { equal: false, changed: ["src/a.ts"], missing: ["b"], leftOver: ["c"] };
    const outcome = await persona("check", {
      check: () => Promise.resolve({ ...checked, ...drift }),
    });
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toBe(
      [
        "generated is not what would be generated for Persona 2025-12-08: 3 files.",
        "  changed    src/a.ts",
        "  missing    b",
        "  left over  c",
        "Run `persona-codegen generate` to bring it up to date.",
        "",
      ].join("\n"),
    );
  });

  test("does not build", async () => {
    expect((await persona("check --no-build")).code).toBe(2);
  });
});

describe("problems", () => {
  const failing = { generate: () => Promise.reject(new DiagnosticsError([finding])) };
  const faulty = { generate: () => Promise.reject(new TypeError("x is not a function")) };

  test("of the input are told on standard error with place and remedy, exit 2", async () => {
    const { code, stdout, stderr } = await persona("generate", failing);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("openapi.json:3:7  REFERENCE_DANGLING  there is no schema Nowhere");
    expect(stderr).toContain("→ add it");
  });

  test("of ours exit 3 and ask for a report", async () => {
    const { code, stdout, stderr } = await persona("generate", faulty);
    expect([code, stdout]).toEqual([3, ""]);
    expect(stderr).toContain("TypeError: x is not a function");
    expect(stderr).toContain("Please report it");
  });

  test("that are no errors are told beside the summary", async () => {
    const { code, stderr } = await persona("generate", {
      generate: () => Promise.resolve({ ...generated, diagnostics: [note] }),
    });
    expect(code).toBe(0);
    expect(stderr).toContain("NOTE");
  });

  test("are not told by the hundred where they are notes", async () => {
    const diagnostics = [...Array.from({ length: 100 }, () => note), finding];
    const { stderr } = await persona("generate", {
      generate: () => Promise.resolve({ ...generated, diagnostics }),
    });
    expect(stderr.match(/NOTE/g)).toHaveLength(5);
    expect(stderr).toContain("95 more notes; --json lists all");
    expect(stderr).toContain("REFERENCE_DANGLING");
  });
});

describe("--json and --quiet", () => {
  test("--json prints one object on standard output and nothing else, whatever happens", async () => {
    const good = await persona("generate --json");
    expect(JSON.parse(good.stdout)).toEqual({ command: "generate", exitCode: 0, ...generated });
    expect(good.stderr).toBe("");

    const bad = await persona("generate --json", {
      generate: () => Promise.reject(new DiagnosticsError([finding])),
    });
    expect(JSON.parse(bad.stdout)).toEqual({
      command: "generate",
      exitCode: 2,
      diagnostics: [finding],
    });
    expect(bad.stderr).toBe("");

    const fault = await persona("check --json", { check: () => Promise.reject(new Error("oh")) });
    expect(JSON.parse(fault.stdout)).toEqual({ command: "check", exitCode: 3, diagnostics: [] });
    expect(fault.stderr).toContain("Error: oh");
  });

  test("--quiet prints problems only, and notes are none", async () => {
    expect(await persona("generate --quiet")).toMatchObject({ code: 0, stdout: "", stderr: "" });
    const warning: Diagnostic = { ...finding, severity: "warning", code: "WARNED" };
    const { stdout, stderr } = await persona("generate --quiet", {
      generate: () => Promise.resolve({ ...generated, diagnostics: [note, warning] }),
    });
    expect(stdout).toBe("");
    expect(stderr).toContain("WARNED");
    expect(stderr).not.toContain("NOTE");
    const drift = { ...checked, equal: false, changed: ["src/a.ts"] };
    const checkedQuietly = await persona("check --quiet", { check: () => Promise.resolve(drift) });
    expect(checkedQuietly).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("src/a.ts") as string,
    });
  });
});

describe("the command line itself", () => {
  test.each([
    ["genrate", "generate"],
    ["generate --api-verison 2023-01-05", "--api-version"],
    ["chek", "check"],
  ])("%s is answered with the nearest, exit 2", async (line, nearest) => {
    const { code, stdout, stderr, calls } = await persona(line);
    expect([code, stdout, calls]).toEqual([2, "", []]);
    expect(stderr).toContain(`Did you mean ${nearest}?`);
  });

  test.each(["generate --out", "generate extra", ""])("%j is a mistake, exit 2", async (line) => {
    expect(await persona(line)).toMatchObject({ code: 2, stdout: "", calls: [] });
  });

  test("help and version go to standard output, exit 0", async () => {
    const help = await persona("--help");
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(help.stdout).toMatch(/generate .*\n[\s\S]*check .*\n[\s\S]*Exit codes:/);
    expect(help.stdout).toMatch(
      /Examples:\n {2}persona-codegen generate .*\n {2}persona-codegen check /,
    );
    expect(await persona("--version")).toMatchObject({ code: 0, stdout: "1.2.3\n" });
    for (const line of ["generate --help", "help generate"]) {
      const { code, stdout } = await persona(line);
      expect(code).toBe(0);
      expect(stdout).toContain("--api-version <date>");
      expect(stdout).toMatch(/\(default:\s+generated\)/);
      expect(stdout).toContain("Examples:\n  persona-codegen generate ");
    }
  });
});

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: "1" }, true, false],
  [{ NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
  [{ NO_COLOR: "" }, true, true],
  [{ FORCE_COLOR: "1" }, false, true],
  [{ TERM: "dumb" }, true, false],
])("colours with %j on a terminal %s: %s", (env, isTTY, wanted) => {
  expect(wantsColor(env, isTTY)).toBe(wanted);
});
