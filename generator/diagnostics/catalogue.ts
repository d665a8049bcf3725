import { configCodes } from "./codes/config.js";
import { contractCodes } from "./codes/contract.js";
import { documentCodes } from "./codes/document.js";
import { nameCodes } from "./codes/names.js";
import { overlayCodes } from "./codes/overlay.js";
import { prepareCodes } from "./codes/prepare.js";
import { writeCodes } from "./codes/write.js";
import type { Diagnostic } from "./diagnostic.js";

/** What is known of a code beforehand. `{names}` in `message` and `remedy` are filled in by `diagnose`. */
interface CatalogueEntry {
  readonly severity: Diagnostic["severity"];
  /** A heading of a few words. */
  readonly title: string;
  /** What is wrong, one sentence without a full stop. */
  readonly message: string;
  /** What to do about it, same form. */
  readonly remedy: string;
}

type Catalogue = typeof documentCodes &
  typeof contractCodes &
  typeof nameCodes &
  typeof overlayCodes &
  typeof prepareCodes &
  typeof writeCodes &
  typeof configCodes;

/** Every code of the project. A new one is one entry in a file of `codes/`. */
export const catalogue: Catalogue = {
  ...documentCodes,
  ...contractCodes,
  ...nameCodes,
  ...overlayCodes,
  ...prepareCodes,
  ...writeCodes,
  ...configCodes,
} satisfies Readonly<Record<string, CatalogueEntry>>;

export type DiagnosticCode = keyof Catalogue;

/** The placeholders of a text: `"a" | "b"` for `"{a} is {b}"`. */
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** The values a code needs: one for each placeholder of its texts. */
export type DiagnosticValues<Code extends DiagnosticCode> = Readonly<
  Record<
    Placeholders<Catalogue[Code]["message"]> | Placeholders<Catalogue[Code]["remedy"]>,
    string | number
  >
>;
