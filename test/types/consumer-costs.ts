import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const folder = dirname(fileURLToPath(import.meta.url));

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/**
 * Type instantiations of a program. TypeScript counts the same on every machine.
 *
 * @param old an earlier program, whose files are not parsed again.
 */
function compile(
  text: string,
  old?: ts.Program,
): { readonly program: ts.Program; readonly count: number } {
  const path = join(folder, "consumer.ts");
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.readFile = (file) => (resolve(file) === path ? text : readFile(file));
  host.fileExists = (file) => resolve(file) === path || fileExists(file);
  const program = ts.createProgram([path], options, host, old);
  const source = program.getSourceFile(path);
  const errors = program.getSemanticDiagnostics(source);
  const [error] = errors;
  if (error !== undefined) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, " "));
  return { program, count: program.getInstantiationCount() };
}

const casings = ["kebab", "camel"] as const;
type Casing = (typeof casings)[number];

const head = (built: string, casing: Casing): string => `
import * as sdk from "${built}/dist/operations/index.js";
import { Persona, type Client } from "${built}/dist/index.js";
declare const client: Client<"${casing}">;
export const persona = new Persona({ keyInflection: "${casing}" });
export const calls = [sdk, client];
`;

const spelt = (casing: Casing, name: string): string =>
  casing === "kebab" ? name : name.replace(/-(.)/g, (_, next: string) => next.toUpperCase());

/** Ten calls of usual operations, with more parameters where asked for. */
const tenCalls = (more: (type: string, relationship: string) => string): string =>
  [
    `sdk.retrieveInquiry(client, { inquiryId: "inq_1"${more("inquiry", "inquiry-template")} })`,
    `sdk.approveInquiry(client, { inquiryId: "inq_1"${more("inquiry", "account")} })`,
    `sdk.createInquiry(client, { body: { data: { attributes: {} } }${more("inquiry", "reports")} })`,
    `sdk.listInquiries(client, { page: { size: 1 }${more("inquiry", "")} })`,
    `sdk.retrieveAccount(client, { accountId: "act_1"${more("account", "account-type")} })`,
    `sdk.updateAccount(client, { accountId: "act_1"${more("account", "account-type")} })`,
    `sdk.listAccounts(client, { page: { size: 1 }${more("account", "")} })`,
    `sdk.retrieveCase(client, { caseId: "case_1"${more("case", "case-queue")} })`,
    `sdk.retrieveReport(client, { reportId: "rep_1"${more("report", "account")} })`,
    `sdk.retrieveVerification(client, { verificationId: "ver_1"${more("verification", "inquiry")} })`,
  ]
    .map((call) => `void ${call};`)
    .join("\n");

const programs = (casing: Casing): Readonly<Record<string, string>> => ({
  "one call": `void sdk.retrieveInquiry(client, { inquiryId: "inq_1" });`,
  "ten calls": tenCalls(() => ""),
  "ten calls with include": tenCalls((_, relationship) =>
    relationship === "" ? "" : `, include: ["${spelt(casing, relationship)}"]`,
  ),
  "ten calls with fields": tenCalls(
    (type) => `, fields: { "${type}": ["${spelt(casing, "created-at")}"] }`,
  ),
  "the facade": [
    `void persona.inquiries.retrieve({ inquiryId: "inq_1" }).result();`,
    `void persona.accounts.list().withResponse();`,
    `void persona.cases.retrieve({ caseId: "case_1" }).then(({ data }) => data.attributes);`,
    `void persona.reports.retrieve({ reportId: "rep_1" }).then(({ data }) => data.type);`,
  ].join("\n"),
});

/** Type instantiations that a program adds to those of importing the package, under two casings. */
export interface ConsumerCost {
  readonly name: string;
  readonly kebab: number;
  readonly camel: number;
}

/** @param built folder of the package, built */
export function consumerCosts(built: string): readonly ConsumerCost[] {
  let old: ts.Program | undefined;
  const [kebab = [], camel = []] = casings.map((casing) => {
    const empty = compile(head(built, casing), old);
    old = empty.program;
    return Object.entries(programs(casing)).map(([name, text]) => {
      const { count } = compile(`${head(built, casing)}\n${text}`, old);
      return [name, count - empty.count] as const;
    });
  });
  return kebab.map(([name, count], index) => ({
    name,
    kebab: count,
    camel: camel[index]?.[1] ?? 0,
  }));
}
