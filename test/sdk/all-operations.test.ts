import { describe, expect, it } from "vitest";
import { notRun, officialDocument, theOfficialDocument } from "../oracle/official-document.js";
import {
  readOperationTable,
  type OfficialContent,
  type OfficialOperation,
} from "../oracle/operation-table.js";
import { casings } from "../oracle/recase.js";
import { declaredProperties } from "../oracle/request-properties.js";
import { createSampler, type Extent } from "../oracle/schema-sampler.js";
import { createValidators, type Validators } from "../oracle/validators.js";
import { checkAnswer } from "./check-answer.js";
import { createCoverage } from "./coverage.js";
import { generatedFunction, generatedFunctions } from "./generated-package.js";
import { offeredParameters, refusedParameters } from "./operation-names.js";
import { planCall, type PlannedCall } from "./planned-call.js";
import { readRequest } from "./read-request.js";
import { seedOf } from "./seed-of.js";
import { standInServer } from "./stand-in.js";

/** At most so many full calls of one operation, until its request properties have all been sent. */
const FULL_CALLS = 40;

const table = officialDocument === undefined ? [] : readOperationTable(officialDocument);
const cases = table.map((operation) => [operation.key, offeredParameters(operation)] as const);

describe.skipIf(officialDocument === undefined)(
  `all operations of the official document${notRun}`,
  () => {
    const root = officialDocument ?? {};
    const standIn = standInServer();
    let validators: Validators | undefined;
    const problems = ({
      pointer,
      value,
      asText,
    }: PlannedCall["checked"][number]): readonly string[] => {
      validators ??= createValidators(theOfficialDocument());
      return asText
        ? validators.problemsOfText(pointer, value)
        : validators.problems(pointer, value);
    };

    it("have one function each, and no function has no operation", () => {
      expect([...generatedFunctions.keys()].sort()).toEqual(table.map(({ key }) => key).sort());
      expect(
        new Set([...generatedFunctions.values()].map(({ name }) => name.toLowerCase())).size,
      ).toBe(table.length);
    });

    describe.each(casings)("with %s keys", (casing) => {
      const operations = createCoverage(
        "operations",
        table.map(({ key }) => key),
      );
      const statuses = createCoverage(
        "statuses",
        table.flatMap(({ key, responses }) => responses.map(({ status }) => `${key} ${status}`)),
      );
      const parameters = createCoverage(
        "parameters",
        table.flatMap(({ key, parameters: all }) =>
          all.map(({ place, name }) => `${key} ${place} ${name}`),
        ),
        { things: refusedParameters, why: "lists refuse are not offered" },
      );
      const properties = createCoverage(
        "request properties",
        table.flatMap((operation) => [...bodyProperties(root, operation)]),
      );

      it.each(cases)("%s sends what the document describes", async (_, operation) => {
        const sampler = createSampler(root, seedOf(operation));
        const missing = bodyProperties(root, operation);
        const send = async (
          content: OfficialContent | undefined,
          extent: Extent,
        ): Promise<void> => {
          const plan = planCall(
            operation,
            content,
            { root, sampler, extent, casing },
            content === operation.body?.contents[0],
          );
          expect(plan.checked.flatMap(problems)).toEqual([]);
          const served = standIn(casing, () => ({ status: 500 }));
          await generatedFunction(operation.key).call(served.client, plan.params).result();
          expect(served.requests).toHaveLength(1);
          for (const request of served.requests)
            expect(await readRequest(request, operation)).toEqual(plan.request);
          operations.reach([operation.key]);
          parameters.reach(plan.parameters);
          const used = [...plan.properties].map((pointer) => `${operation.key} ${pointer}`);
          properties.reach(used);
          for (const property of used) missing.delete(property);
        };
        if (operation.body?.required !== true) await send(undefined, "minimal");
        for (const content of operation.body?.contents ?? [undefined]) {
          await send(content, "minimal");
          await send(content, "full");
        }
        for (const content of operation.body?.contents ?? []) {
          for (let count = 0; count < FULL_CALLS && missing.size > 0; count += 1)
            await send(content, "full");
        }
      });

      it.each(cases)("%s gives the answers of every documented status", async (_, operation) => {
        const sampler = createSampler(root, seedOf(operation));
        const content = operation.body?.required === true ? operation.body.contents[0] : undefined;
        for (const response of operation.responses) {
          for (const extent of ["minimal", "full"] as const) {
            const { params } = planCall(
              operation,
              content,
              { root, sampler, extent: "minimal", casing },
              true,
            );
            await checkAnswer(standIn, operation, response, params, sampler, extent, casing);
          }
          statuses.reach([`${operation.key} ${response.status}`]);
        }
      });

      it("are covered", () => {
        const all = [operations, statuses, parameters, properties];
        console.log(
          [`Coverage with ${casing} keys`, ...all.map((one) => one.report())].join("\n  "),
        );
        expect(parameters.report()).toMatch(/%\); 2 that lists refuse are not offered$/);
        expect([operations, statuses, parameters].flatMap((one) => one.missing())).toEqual([]);
        expect(properties.share(), properties.missing().join("\n")).toBeGreaterThanOrEqual(0.95);
      });
    });
  },
);

function bodyProperties(
  root: Parameters<typeof declaredProperties>[0],
  { key, body }: OfficialOperation,
): Set<string> {
  return new Set(
    (body?.contents ?? []).flatMap(({ schema }) =>
      [...declaredProperties(root, schema)].map((pointer) => `${key} ${pointer}`),
    ),
  );
}
