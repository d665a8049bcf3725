import { describe, expect, it } from "vitest";
import { noOfficial, officialVersions, orNotRun } from "../document/official-documents.js";
import { judgeMutations } from "../types/mutations.js";

const versions = [officialVersions[0], officialVersions.at(-1)].filter((one) => one !== undefined);

/** Bodies of errors are read as one lenient type, whatever the status, since gateways answer in forms of their own. */
const LENIENT_ERRORS = [
  "POST /relays/{relay-token}/generate-claim 401 Unauthorized: errors/0/details",
];

describe.skipIf(noOfficial)(`all official examples with one thing wrong${orNotRun}`, () => {
  it.each(versions)(
    "%s: the types refuse each wrong const, missing member, unknown key of a request and wrong primitive",
    async (version) => {
      const { const: constants, required, closed, primitive } = await judgeMutations(version);
      expect(constants.tried).toBeGreaterThan(1_200);
      expect(constants.accepted).toEqual([]);
      expect(required.tried).toBeGreaterThan(1_700);
      expect(required.accepted).toEqual(LENIENT_ERRORS);
      expect(closed.tried).toBeGreaterThan(140);
      expect(closed.accepted).toEqual([]);
      expect(primitive.tried).toBeGreaterThan(12_000);
      expect(primitive.accepted).toEqual([]);
    },
    600_000,
  );
});
