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

/** Casing, wrong call, and what the compiler has to say of it. */
const misspelt: readonly (readonly [casing: string, call: string, said: string])[] = [
  ...casings.map((casing) => {
    const wrong = recaseName("inquiry-templates", casing);
    const call = `retrieveInquiry(client, { inquiryId, include: ["account", "${wrong}"] })`;
    return [casing, call, `Did you mean '"${recaseName("inquiry-template", casing)}"'?`] as const;
  }),
  [
    "kebab",
    'retrieveInquiry(client, { inquiryId, include: ["acount.account-type"] })',
    '"account"',
  ],
  [
    "kebab",
    'retrieveInquiry(client, { inquiryId, fields: { inquiry: ["created-att"] } })',
    `Did you mean '"created-at"'?`,
  ],
  [
    "camel",
    'persona.inquiries.retrieve({ inquiryId, fields: { inquiry: ["created-at"] } })',
    `Did you mean '"createdAt"'?`,
  ],
  [
    "snake",
    'listInquiries(client, { fields: { inquirry: ["status"] } })',
    "Did you mean to write 'inquiry'?",
  ],
  ["kebab", 'listInquiries(client, { include: ["account"] })', "'include' does not exist"],
];

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
