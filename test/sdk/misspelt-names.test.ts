import { describe, expect, it } from "vitest";
import { casings, recaseName } from "../oracle/recase.js";
import { typeErrors } from "./typed-program.js";

const program = (casing: string, call: string): string =>
  [
    'import { listInquiries, retrieveInquiry } from "../../generated/src/operations/index.js";',
    'import { Persona, type Client } from "../../generated/src/index.js";',
    `declare const client: Client<"${casing}">;`,
    `declare const persona: Persona<"${casing}">;`,
    'const inquiryId = "inq_Rs7Tu9Vw2Xy4Za6Bc8De3Fg5";',
    "void [Persona, persona, client, inquiryId, listInquiries, retrieveInquiry];",
    `void ${call};`,
  ].join("\n");

/** For each casing wrong calls, and what the compiler has to say of each. */
const misspelt = casings.flatMap((casing) => {
  const name = (kebab: string): string => recaseName(kebab, casing);
  const suggested = (kebab: string): string => `Did you mean '"${name(kebab)}"'?`;
  // As another casing spells it, which is as wrong.
  const other = recaseName("created-at", casing === "kebab" ? "camel" : "kebab");
  return (
    [
      [
        `retrieveInquiry(client, { inquiryId, include: ["account", "${name("inquiry-templates")}"] })`,
        suggested("inquiry-template"),
      ],
      ['retrieveInquiry(client, { inquiryId, include: ["acount.account-type"] })', '"account"'],
      [
        `retrieveInquiry(client, { inquiryId, fields: { inquiry: ["${name("created-att")}"] } })`,
        suggested("created-at"),
      ],
      [
        `persona.inquiries.retrieve({ inquiryId, fields: { inquiry: ["${other}"] } })`,
        suggested("created-at"),
      ],
      [
        'listInquiries(client, { fields: { inquirry: ["status"] } })',
        "Did you mean to write 'inquiry'?",
      ],
      ['listInquiries(client, { include: ["account"] })', "'include' does not exist"],
    ] as const
  ).map(([call, said]) => [casing, call, said] as const);
});

describe("names in include and fields", () => {
  it("do not compile where they are misspelt, and the right one is suggested; lists have no include", () => {
    const texts = misspelt.map(([casing, call], i) => [`${i}.ts`, program(casing, call)] as const);
    const found = typeErrors(new Map(texts));
    expect(found).toHaveLength(misspelt.length);
    misspelt.forEach(([, , said], index) => {
      expect(found[index]).toContain(said);
    });
  }, 60_000);
});
