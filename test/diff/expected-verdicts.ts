import type { Verdict } from "../../generator/diff/change.js";

/** What a step between two official documents means to callers, found by reading the documents before the code ran. */
export interface ExpectedVerdict {
  readonly old: string;
  readonly new: string;
  readonly verdict: Verdict;
  /** The verdict if only types counted: what a compiler can see. */
  readonly byTypes: Verdict;
  readonly why: string;
  /** Changes that must be named, by where they are. */
  readonly named: readonly string[];
}

/** Consecutive states of the newest document of their day, oldest first; the last is the newest version of today. */
export const historySteps: readonly ExpectedVerdict[] = [
  {
    old: "2024-02-27",
    new: "2024-07-25",
    verdict: "major",
    byTypes: "major",
    why: "6 operations about faces, government ids and secrets went; uploads of photos became lists",
    named: ["POST /list-item/faces", "POST /list/faces", "DELETE /list-item/faces/{list-item-id}"],
  },
  {
    old: "2024-07-25",
    new: "2025-03-31",
    verdict: "major",
    byTypes: "major",
    why: "two report templates left their union, answers without related objects lost `included`",
    named: [],
  },
  {
    old: "2025-03-31",
    new: "2025-09-15",
    verdict: "major",
    byTypes: "major",
    why: "`meta` left the body of POST /accounts, the trigger of workflows takes a required `data`, four members of run histories may be null",
    named: ["POST /accounts body.meta"],
  },
  {
    old: "2025-09-15",
    new: "2026-01-28",
    verdict: "major",
    byTypes: "major",
    why: "version 2023-01-05 became 2025-12-08: personal data left accounts and inquiries, tags and keys need a body",
    named: ["account.attributes.birthdate", "POST /api-keys body"],
  },
  {
    old: "2026-01-28",
    new: "2026-03-26",
    verdict: "major",
    byTypes: "major",
    why: "the document type for mobile driver's licences left its unions, with its type",
    named: [],
  },
  {
    old: "2026-03-26",
    new: "2026-05-29",
    verdict: "major",
    byTypes: "major",
    why: "6 operations that write documents went; an inquiry's behaviours may be null",
    named: ["POST /document/generics", "inquiry.attributes.behaviors"],
  },
  {
    old: "2026-05-29",
    new: "2026-07-24",
    verdict: "major",
    byTypes: "major",
    why: "`code` left one verification, the processing time of a selfie may be null, lists lost `included`",
    named: [
      "verification-phone-number-silent-network-authentication.attributes.code",
      "selfie.attributes.processed-at",
    ],
  },
  {
    old: "2026-07-24",
    new: "2025-12-08",
    verdict: "major",
    byTypes: "major",
    why: "the description of a workflow version may be null; cases are not included with reports any more",
    named: ["workflow-version.attributes.description"],
  },
];

const ACCOUNT = [
  ...["birthdate", "name-first", "name-middle", "name-last", "phone-number", "email-address"],
  ...["address-street-1", "address-street-2", "address-city", "address-subdivision"],
  ...["address-postal-code", "country-code", "identification-numbers", "social-security-number"],
].map((name) => `account.attributes.${name}`);

/** Steps between dated versions as they are today. A new date is sent with every call: major by rule. */
export const versionSteps: readonly ExpectedVerdict[] = [
  {
    old: "2020-05-18",
    new: "2021-05-14",
    verdict: "major",
    byTypes: "major",
    why: "two document numbers of inquiries became one, five lists of watchlist reports became one",
    named: ["inquiry.attributes.passport-number", "report-watchlist.attributes.pep-list"],
  },
  {
    old: "2021-05-14",
    new: "2021-07-05",
    verdict: "major",
    byTypes: "major",
    why: "the reviewer of an inquiry moved to relationships, database verifications lost six members",
    named: ["inquiry.attributes.reviewer", "inquiry.attributes.reviewer-type"],
  },
  {
    old: "2021-07-05",
    new: "2022-09-01",
    verdict: "major",
    byTypes: "major",
    why: "extraction results left documents, the fingerprint left inquiry sessions",
    named: [
      "document-generic.attributes.extraction-results",
      "inquiry-session.attributes.browser-fingerprint",
    ],
  },
  {
    old: "2022-09-01",
    new: "2023-01-05",
    verdict: "major",
    byTypes: "minor",
    why: "types only gained four members of graph queries, but answers to the new date hold signed file addresses: a new date is major by rule",
    named: ["Persona-Version", "graph-query.attributes.stats"],
  },
  {
    old: "2023-01-05",
    new: "2025-10-27",
    verdict: "major",
    byTypes: "major",
    why: "14 attributes of accounts and 15 of inquiries went, request attributes are closed, the trigger of workflows needs `fields`",
    named: [...ACCOUNT, "POST /workflows/{workflow-id}/trigger body.meta"],
  },
  {
    old: "2025-10-27",
    new: "2025-12-08",
    verdict: "major",
    byTypes: "major",
    why: "the run history left three reports, a new webhook needs a name",
    named: ["report-watchlist.attributes.run-history", "POST /webhooks body.data.attributes.name"],
  },
];
