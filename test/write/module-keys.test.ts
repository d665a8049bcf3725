import { beforeAll, describe, expect, it } from "vitest";
import { compiled, smallTsconfig } from "./compiled.js";
import { watched } from "./kept.js";

/** In the form of a generated package: types by casing, a table of them, and calls that pick from it. */
const sources: Readonly<Record<string, string>> = {
  "tsconfig.json": smallTsconfig,
  "package.json": '{ "type": "module" }',
  "src/kebab/accounts.ts": `export interface Account {
  "created-at": string;
}
export interface ListParams {
  limit?: number;
}
`,
  "src/camel/accounts.ts": `export interface Account {
  createdAt: string;
}
export interface ListParams {
  limit?: number;
}
`,
  "src/kebab/cases.ts": "export interface Case {\n  state: string;\n}\n",
  "src/camel/cases.ts": "export interface Case {\n  state: string;\n}\n",
  "src/shared.ts": `export const LIMIT: number = 10;
export type Id = string;
export type Unused = string;
export interface Named<Name extends string, Value> {
  name: Name;
  value: Value;
}
`,
  ...Object.fromEntries(
    ["kebab", "camel"].flatMap((casing) => [
      [
        `src/${casing}/index.ts`,
        'export type * from "./accounts.js";\nexport type * from "./cases.js";\nexport type * from "./types.js";\n',
      ],
      [
        `src/${casing}/types.ts`,
        `import type * as all from "./index.js";
export interface Types {
  Account: all.Account;
  Case: all.Case;
  ListParams: all.ListParams;
}
`,
      ],
    ]),
  ),
  "src/signatures.ts": `import type * as camel from "./camel/index.js";
import type * as kebab from "./kebab/index.js";
export interface TypesBy {
  camel: camel.Types;
  kebab: kebab.Types;
}
export type Casing = keyof TypesBy;
export type Answered<L extends Casing, Name extends keyof TypesBy[Casing]> = TypesBy[L][Name] | null;
`,
  "src/list.ts": `import type { Case } from "./camel/index.js";
import type { Answered, Casing, TypesBy } from "./signatures.js";
import { LIMIT, type Id, type Named } from "./shared.js";
export const last: Case["state"] = "closed";
export const named: Named<"limit", Id> = { name: "limit", value: "10" };
export const list = <L extends Casing>(params: TypesBy[L]["ListParams"]): Answered<L, "Account"> =>
  ({ ...params, limit: LIMIT }).limit > 1 ? null : null;
`,
  "src/retrieve.ts": `import type { Answered, Casing } from "./signatures.js";
export const retrieve = <L extends Casing>(id: string, casing: L): Answered<L, "Case"> =>
  id === casing ? null : null;
export const state = (found: NonNullable<Answered<"kebab", "Case">>): string => found.state;
`,
};

/** The modules that a build looks at again after an edit, and what it finds wrong; the same as a first one finds. */
async function after(
  path: string,
  from: string,
  to: string,
): Promise<{ readonly checked: number; readonly errors: readonly string[] }> {
  const text = sources[path] ?? "";
  expect(text).toContain(from);
  const tree = new Map(Object.entries({ ...sources, [path]: text.replace(from, to) }));
  const memory = watched(new Map(before));
  const later = await compiled("sdk", tree, memory);
  expect(later).toEqual(await compiled("sdk", tree, watched(new Map())));
  const errors = later.errors.map(({ place, message }) => `${place?.source ?? ""} ${message}`);
  return { checked: memory.taken()["check"] ?? 0, errors };
}

const before = new Map<string, string>();

beforeAll(async () => {
  const first = await compiled("sdk", new Map(Object.entries(sources)), watched(before));
  expect(first.errors).toEqual([]);
});

describe("of modules that lead to each other, a later build looks again at those", () => {
  it.each<readonly [what: string, checked: number, path: string, from: string, to: string]>([
    [
      "that pick the changed one from a table, and the table",
      // accounts, types, signatures, list
      4,
      "src/kebab/accounts.ts",
      "limit?: number",
      "limit?: number;\n  after?: string",
    ],
    [
      "that pick it by a text among type arguments",
      // accounts, types, signatures, list
      4,
      "src/kebab/accounts.ts",
      '"created-at": string',
      '"created-at": string | null',
    ],
    [
      "that use it over a passed-on export",
      // cases, types, signatures, list, retrieve
      5,
      "src/camel/cases.ts",
      "state: string",
      'state: "open" | "closed"',
    ],
    [
      "whose texts changed, where only a comment did",
      1,
      "src/kebab/accounts.ts",
      "export interface Account",
      "/** An account. */\nexport interface Account",
    ],
    ["that use a value, and nothing else of its module", 2, "src/shared.ts", "10", "20"],
    ["that use a type, here none", 1, "src/shared.ts", "Unused = string", "Unused = number"],
  ])("%s", async (_, checked, path, from, to) => {
    expect(await after(path, from, to)).toEqual({ checked, errors: [] });
  });
});

describe("a later build finds in modules that did not change", () => {
  it.each<readonly [what: string, where: string, path: string, from: string, to: string]>([
    ["a type among arguments", "src/list.ts", "src/shared.ts", "Id = string", "Id = number"],
    [
      "a member of what is no table",
      "src/list.ts",
      "src/camel/cases.ts",
      "state: string",
      'state: "open"',
    ],
    ["a member that went", "src/retrieve.ts", "src/kebab/cases.ts", "state:", "status:"],
    [
      "a table without the name that is picked",
      "src/list.ts",
      "src/camel/types.ts",
      "  ListParams: all.ListParams;\n",
      "",
    ],
    [
      "a table in which a name has another type",
      "src/retrieve.ts",
      "src/kebab/types.ts",
      "Case: all.Case",
      "Case: all.Account",
    ],
    [
      "a table without the name among the type arguments",
      "src/list.ts",
      "src/kebab/types.ts",
      "Account: all.Account",
      "AnAccount: all.Account",
    ],
    ["an import that went", "src/list.ts", "src/shared.ts", "LIMIT", "MOST"],
    [
      "a value that is a type now",
      "src/list.ts",
      "src/shared.ts",
      "const LIMIT: number = 10",
      "type LIMIT = 10",
    ],
    [
      "two exports of one name",
      "src/kebab/index.ts",
      "src/kebab/cases.ts",
      "export interface Case",
      "export type Account = string;\nexport interface Case",
    ],
    [
      "a module that is passed on no more",
      "src/kebab/types.ts",
      "src/kebab/index.ts",
      'export type * from "./accounts.js";\n',
      "",
    ],
    [
      "an interface that inherits now what does not fit",
      "src/retrieve.ts",
      "src/kebab/types.ts",
      "export interface Types {\n  Account: all.Account;\n  Case: all.Case;\n",
      "interface Base {\n  Case: all.Account;\n}\nexport interface Types extends Base {\n  Account: all.Account;\n",
    ],
    [
      "a type that another one has become",
      "src/retrieve.ts",
      "src/signatures.ts",
      "TypesBy[L][Name] | null",
      "TypesBy[L]['Account'] | null",
    ],
  ])("%s", async (_, where, path, from, to) => {
    const { errors } = await after(path, from, to);
    expect(errors.map((error) => error.split(" ")[0])).toContain(where);
  });
});
