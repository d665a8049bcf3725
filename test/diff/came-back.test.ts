import { expect, test } from "vitest";
import { sayWhatCameBack, wentByLock } from "../../generator/diff/came-back.js";
import { compareApis } from "../../generator/diff/compare-apis.js";
import type { BuiltApi } from "../../generator/model/build-api.js";
import { at, changed, sample, surface } from "./surfaces.js";

const first = surface(sample());
const without = surface(
  changed((d) => delete at(d, "paths", "/accounts")["post"]),
  first,
);
const again = surface(sample(), without);

/** What is said of the step between two states, the second of which has the names of the first. */
function messages(old: BuiltApi, now: BuiltApi): readonly string[] {
  const locate = (): { readonly source: string } => ({ source: "" });
  const went = wentByLock({ data: old.lock, locate });
  return sayWhatCameBack(compareApis(old.api, now.api), went).changes.map(({ message }) => message);
}

test("an operation that the lock remembers came back, with its name", () => {
  expect(messages(without, again)).toContain("createAccount came back");
});

test("what was never there is new", () => {
  const fresh = surface(changed((d) => delete at(d, "paths", "/accounts")["post"]));
  expect(messages(fresh, surface(sample(), fresh))).toContain("createAccount is new");
});

test("a rename that is taken back says so, and breaks nobody", () => {
  const renamed = surface(
    changed((d) => (at(d, "paths", "/accounts", "get")["x-sdk-name"] = "findAccounts")),
    first,
  );
  const back = surface(
    changed((d) => (at(d, "paths", "/accounts", "get")["x-sdk-name"] = "listAccounts")),
    renamed,
  );
  const { verdict, changes } = compareApis(renamed.api, back.api);
  expect(verdict).toBe("minor");
  expect(changes.map(({ message }) => message)).toContain(
    "the function findAccounts has its older name again",
  );
});
