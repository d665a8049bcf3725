import { code, join, symbol, type Code, type ImportedSymbol } from "../generator/emit/code.js";
import type { Reexport, SourceFileTemplate } from "../generator/emit/print.js";
import type { Operation } from "../generator/model/api.js";
import { errorStatuses } from "./error-statuses.js";
import { inSpace, interfaceBy } from "./interface-by.js";
import { banner, PARAMETER_INTERFACES_FILE, SIGNATURES_FILE, type Layout } from "./layout.js";
import { runtimeType } from "./runtime-symbols.js";

const KeyInflection = runtimeType("KeyInflection");
const ErrorsByStatus = runtimeType("ErrorsByStatus");
const Names = runtimeType("Names");
const Picks = runtimeType("Picks");
const Including = runtimeType("Including");
const Selecting = runtimeType("Selecting");
const Included = runtimeType("Included");
const Selected = runtimeType("Selected");
const KeyInflectionHeader = symbol("KeyInflectionHeader", PARAMETER_INTERFACES_FILE, {
  type: true,
});

/** Types of the runtime that signatures name, by module. */
const RUNTIME = {
  client: ["Client"],
  call: ["Call", "CallOptions"],
  pages: ["ListOptions", "PageCall"],
  shaping: ["Names", "Picks", "Selected"],
} as const;

/** Types that this file declares. */
const OWN = [
  "Casing",
  "TypesBy",
  "FieldsBy",
  "RelatedBy",
  "SelectOptions",
  "IncludeOptions",
  "Answered",
  "CallErrors",
] as const;

type SignatureType =
  (typeof RUNTIME)[keyof typeof RUNTIME][number] | (typeof OWN)[number] | "KeyInflectionHeader";

/** A type that signatures of operations are written with. */
export const signatureType = (name: SignatureType): ImportedSymbol =>
  symbol(name, SIGNATURES_FILE, { type: true });

/** For those who name the types of functions: what these refer to. */
export const signatureReexport: Reexport = {
  kind: "reexport",
  from: SIGNATURES_FILE,
  names: OWN,
  typeOnly: true,
};

/** Everything that signatures of operations are written with, so that their files take it from one place. */
export const signaturesFile = (layout: Layout): SourceFileTemplate => ({
  path: SIGNATURES_FILE,
  banner: banner("templates/signatures.ts"),
  statements: [
    ...Object.entries(RUNTIME).map(([module, names]) =>
      reexport(`src/runtime/${module}.ts`, names),
    ),
    reexport(PARAMETER_INTERFACES_FILE, ["KeyInflectionHeader"]),
    code`/** A casing of keys, by its name in the header \`Key-Inflection\`. */
export type Casing = ${KeyInflection};`,
    ...Object.entries(BY_CASING).map(([name, doc]) =>
      interfaceBy(name, (inflection) => code`${inSpace(name, inflection)}`, doc),
    ),
    ...shapingTypes,
    callErrors(layout),
  ],
});

const reexport = (from: string, names: readonly string[]): Reexport => ({
  kind: "reexport",
  from,
  names,
  typeOnly: true,
});

const BY_CASING = {
  Types: "What calls take and answer under each key casing.",
  Fields: "Names of attributes by type of resource under each key casing.",
  Related: "What `include` can bring along by type of resource under each key casing.",
} as const;

const fieldsMember = code`  /** Names of the attributes to keep, by resource type; all others are left out of the answer. */
  fields?: ${Selecting}<FieldsBy[L], F>["fields"];`;
const casingMember = code`  /** Casing of the keys in the answer; the type of the result follows it. The client's casing where absent. */
  keyInflection?: ${KeyInflectionHeader}<L>["keyInflection"];`;

/** One flat interface for each form: bases would cost every call a third more of the compiler's work. */
const shapingTypes: readonly Code[] = [
  code`/** What calls take that answer resources: which attributes to keep, and the casing of the answer. */
export interface SelectOptions<L extends Casing, F extends ${Picks}> {
${fieldsMember}
${casingMember}
}`,
  code`/** What calls take that may bring related objects along, too. */
export interface IncludeOptions<L extends Casing, Of extends keyof RelatedBy[Casing], I extends ${Names}, F extends ${Picks}> {
  /** Names of the relationships whose objects come back in \`included\`; without it none do. */
  include?: ${Including}<RelatedBy[L][Of], I>["include"];
${fieldsMember}
${casingMember}
}`,
  code`/** The answer of this name as \`include\` and \`fields\` make it; by its own name where there are none. */
export type Answered<L extends Casing, Name extends keyof TypesBy[Casing], Of extends keyof RelatedBy[Casing], I extends ${Names}, F extends ${Picks}> = ${Selected}<${Included}<TypesBy[L][Name], RelatedBy[L][Of], I>, F>;`,
];

/** The errors of a call: those of all operations, and those of its own statuses. */
function callErrors({ commonStatuses: common }: Layout): Code {
  const shared = common.length === 0 ? "none" : common.join(", ");
  return code`/** Errors that the contract documents of a call, by status: ${shared} of every call, and the given ones. */
export type CallErrors<Status extends keyof ${ErrorsByStatus} = never> = ${ErrorsByStatus}[${join([...common, "Status"], " | ")}];`;
}

/** The errors that an operation documents, as a type. */
export function callErrorsOf(operation: Operation, { commonStatuses }: Layout): Code {
  const statuses = errorStatuses(operation);
  if (statuses.length === 0) return code`never`;
  const own = statuses.filter((status) => !commonStatuses.includes(status));
  return own.length === 0
    ? code`${signatureType("CallErrors")}`
    : code`${signatureType("CallErrors")}<${own.join(" | ")}>`;
}
