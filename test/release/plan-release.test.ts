import { describe, expect, test } from "vitest";
import { DiagnosticsError } from "../../generator/diagnostics/diagnostic.js";
import { formatTree } from "../../generator/emit/format.js";
import type { Api } from "../../generator/model/api.js";
import { freeNames } from "../../generator/names/lock.js";
import {
  planRelease,
  type ReleaseOptions,
  type ReleasePlan,
} from "../../generator/release/plan-release.js";
import { RELEASED_FILE } from "../../generator/release/released-surface.js";
import { at, changed, sample, surface, type JsonMap } from "../diff/surfaces.js";
import { emptyFolder, put } from "../write/folder.js";

const apiOf = (document: JsonMap): Api => surface(document).api;
const account = (document: JsonMap): JsonMap =>
  at(document, "components", "schemas", "account", "properties");

const first = apiOf(sample());
const withColor = apiOf(changed((d) => (account(d)["color"] = { type: "string" })));
const withoutSize = apiOf(changed((d) => delete account(d)["size"]));
const retold = apiOf(changed((d) => (account(d)["size"] = { type: "integer", description: "x" })));

const options = (out: string): ReleaseOptions => ({
  out,
  packageVersion: "1.4.2",
  release: true,
  ownNames: true,
});

/** Plans and writes as `generate` does. */
async function generate(out: string, api: Api, release: boolean): Promise<ReleasePlan> {
  const plan = await planRelease(api, { ...options(out), release });
  const { tree } = await formatTree(plan.files);
  put(out, Object.fromEntries(tree));
  return plan;
}

const changelogOf = (plan: ReleasePlan): string => plan.files.get("CHANGELOG.md") ?? "";

describe("--release", () => {
  test("older names end with the next major version, also where it renames others", async () => {
    const out = emptyFolder();
    const before = surface(sample());
    const rename = (d: JsonMap): void => {
      at(d, "paths", "/accounts", "get")["x-sdk-name"] = "findAccounts";
    };
    const renamed = surface(changed(rename), before);
    const broken = surface(
      changed((d) => {
        rename(d);
        at(d, "components", "schemas", "account")["x-sdk-name"] = "Person";
        delete account(d)["size"];
      }),
      renamed,
    );
    const old = ({ api }: ReleasePlan): readonly string[] => api.aliases.map((each) => each.old);

    await generate(out, before.api, true);
    const minor = await generate(out, renamed.api, true);
    expect(minor.version).toBe("1.5.0");
    expect(old(minor)).toContain("listAccounts");

    const foreign = await planRelease(broken.api, { ...options(out), ownNames: false });
    expect(old(foreign)).toContain("listAccounts");

    const major = await generate(out, broken.api, true);
    expect(major.version).toBe("2.0.0");
    expect(old(major)).toEqual(["Account"]);
    expect(changelogOf(major)).toContain(
      "The older name listAccounts is gone, as announced (listAccounts → findAccounts). Use the newer name.",
    );
    expect(freeNames(broken.lock, major.api.aliases).aliases).toMatchObject([{ name: "Account" }]);
    expect((await generate(out, major.api, true)).version).toBe("2.0.0");
  });

  test("without a release there is no changelog, and the version is the one given", async () => {
    const plan = await generate(emptyFolder(), first, false);
    expect(plan).toEqual({ version: "1.4.2", api: first, files: new Map() });
  });

  test("the first release has the version given", async () => {
    const plan = await generate(emptyFolder(), first, true);
    expect(plan.version).toBe("1.4.2");
    expect(changelogOf(plan)).toMatch(/^# Changelog\n\n## 1\.4\.2\n\nThe first release\./);
  });

  test.each<[verdict: string, api: Api, version: string, section: string]>([
    [
      "major",
      withoutSize,
      "2.0.0",
      "### Breaking\n\n- account.size is gone (number → nothing). Do not read it.",
    ],
    ["minor", withColor, "1.5.0", "### Added\n\n- account.color is new (nothing → string)."],
    ["patch", retold, "1.4.3", "### Docs\n\n- The text of account.size changed."],
  ])("%s", async (_verdict, api, version, section) => {
    const out = emptyFolder();
    await generate(out, first, true);
    const plan = await generate(out, api, true);
    expect(plan.version).toBe(version);
    expect(changelogOf(plan)).toContain(section);
    expect(changelogOf(plan)).toMatch(new RegExp(`## ${version}[^]*## 1\\.4\\.2\n`));
  });

  test("the same input twice adds nothing", async () => {
    const out = emptyFolder();
    await generate(out, first, true);
    await generate(out, withColor, true);
    const { tree: before } = await formatTree((await generate(out, withColor, false)).files);
    const again = await generate(out, withColor, true);
    expect(again).toMatchObject({ version: "1.5.0", result: { verdict: "none", changes: [] } });
    expect((await formatTree(again.files)).tree).toEqual(before);
  });

  test("what comes back after a release without it is not called new", async () => {
    const out = emptyFolder();
    const withoutCreation = apiOf(changed((d) => delete at(d, "paths", "/accounts")["post"]));
    const spelt = apiOf(changed((d) => delete account(d)["name-first"]));
    await generate(out, first, true);
    await generate(out, withoutCreation, true);
    expect(changelogOf(await generate(out, first, true))).toContain(
      "- CreateAccount came back (nothing → createAccount).",
    );
    await generate(out, spelt, true);
    const again = await generate(out, first, true);
    expect(again.version).toBe("3.1.0");
    expect(changelogOf(again)).toMatch(
      /## 3\.1\.0\n[^#]*### Added\n\n- account\.name-first came back \(/,
    );
  });

  test("a change that was taken back before the release is none", async () => {
    const out = emptyFolder();
    await generate(out, first, true);
    await generate(out, withoutSize, false);
    expect((await generate(out, first, true)).version).toBe("1.4.2");
  });

  test("generating without it keeps version and changelog, whatever else changed", async () => {
    const out = emptyFolder();
    const released = await generate(out, first, true);
    const plan = await generate(out, withoutSize, false);
    expect(plan.version).toBe("1.4.2");
    expect(plan.result).toBeUndefined();
    expect(plan.files.get(RELEASED_FILE)).toBe(released.files.get(RELEASED_FILE));
    expect((await generate(out, withoutSize, true)).version).toBe("2.0.0");
  });

  test.each(["", "{}", "not json", '{"release":"one"}'])(
    "a damaged memory is told: %j",
    async (text) => {
      const out = emptyFolder();
      put(out, { [RELEASED_FILE]: text });
      await expect(generate(out, first, true)).rejects.toBeInstanceOf(DiagnosticsError);
    },
  );

  test("what a document says stays data in the changelog", async () => {
    const out = emptyFolder();
    await generate(out, first, true);
    const nasty = changed((d) => (account(d)["<img src=x>[a](b)"] = { type: "string" }));
    expect(changelogOf(await generate(out, apiOf(nasty), true))).toContain(
      "- account.\\<img src=x\\>\\[a\\](b) is new",
    );
  });
});
