import { describe, expect, it } from "vitest";
import { noOfficial, officialVersions, orNotRun } from "../document/official-documents.js";
import { judgeMutations } from "./mutations.js";

const [newest = ""] = officialVersions;

describe.skipIf(noOfficial)(`official examples with one thing wrong${orNotRun}`, () => {
  // All of them, in the newest and the oldest version, are tried by `npm run test:long`.
  it("are refused by the types: all requests, and every 40th of answers and events", async () => {
    const verdicts = await judgeMutations(newest, 40);
    const tried = Object.fromEntries(
      Object.entries(verdicts).map(([kind, one]) => [kind, one.tried]),
    );
    expect(tried).toEqual({ const: 42, required: 155, closed: 149, primitive: 446 });
    expect(Object.values(verdicts).flatMap(({ accepted }) => accepted)).toEqual([]);
  }, 200_000);
});
