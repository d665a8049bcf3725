import { describe, expect, it } from "vitest";
import { notRun, officialDocument } from "../oracle/official-document.js";
import { readOperationTable } from "../oracle/operation-table.js";
import { casings, type Casing } from "../oracle/recase.js";
import { createSampler } from "../oracle/schema-sampler.js";
import { generatedFunction } from "./generated-package.js";
import { prefixesOf } from "./id-prefixes.js";
import { offeredParameters, parameterName } from "./operation-names.js";
import { planAnswer } from "./planned-answer.js";
import { planCall } from "./planned-call.js";
import { seedOf } from "./seed-of.js";
import { typeErrors } from "./typed-program.js";

const root = officialDocument ?? {};
const table =
  officialDocument === undefined ? [] : readOperationTable(officialDocument).map(offeredParameters);

describe.skipIf(officialDocument === undefined)(`the types of all operations${notRun}`, () => {
  it("take every call and every answer that the document describes, in all three casings", () => {
    const texts = casings.map((casing) => [`typed-calls-${casing}.ts`, program(casing)] as const);
    expect(typeErrors(new Map(texts))).toEqual([]);
  }, 300_000);
});

/** One line a call: calls with their parameters, and success answers handed to whom awaits the call. */
function program(casing: Casing): string {
  const lines = table.flatMap((operation) => {
    const sampler = createSampler(root, seedOf(operation));
    const { name } = generatedFunction(operation.key);
    const ids = Object.fromEntries(
      operation.parameters
        .filter(({ place }) => place === "path")
        .map((parameter) => [
          parameterName(parameter.name),
          `${prefixesOf(parameter.name, operation.key)[0] ?? ""}x`,
        ]),
    );
    const calls = (operation.body?.contents ?? [undefined]).flatMap((content, index) =>
      (["minimal", "full"] as const).map((extent) => {
        const { params } = planCall(
          operation,
          content,
          { root, sampler, extent, casing },
          index === 0,
        );
        return `sdk.${name}(client, ${write({ ...params, ...ids })})`;
      }),
    );
    const answers = operation.responses
      .filter(({ status }) => status < 300)
      .map((response) => {
        const { json } = planAnswer(response, sampler, "full", casing);
        return `answers(${calls[0] ?? ""}, ${json === undefined ? "file" : write(json)});`;
      });
    return [...calls.map((call) => `${call};`), ...answers];
  });
  return [
    'import * as sdk from "../../generated/src/operations/index.js";',
    'import type { Client, PageCall } from "../../generated/src/index.js";',
    `declare const client: Client<"${casing}">;`,
    "declare const file: File;",
    "declare const id: any;",
    "declare function answers<T>(call: PageCall<T, any>, answer: NoInfer<T>): void;",
    "declare function answers<T>(call: PromiseLike<T>, answer: NoInfer<T>): void;",
    ...lines,
  ].join("\n");
}

/**
 * A value as source text. What the document leaves open is `id`, which fits any type: texts that stand for ids, as it does
 * not say which prefix belongs where, and files below `fields`, of which nothing says whether their keys are re-cased.
 */
function write(value: unknown, key = ""): string {
  if (value instanceof File) return "file";
  if (typeof value === "string" && ID_KEY.test(key) && !/^\w+_x$/.test(value)) return "id";
  if (typeof value === "string" && key === "type" && !RESOURCE_TYPE.test(value)) return "id";
  if (Array.isArray(value)) return `[${value.map((item) => write(item, key)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const isFileField = "type" in value && value.type === "file" && "value" in value;
  const members = Object.entries(value).map(
    ([name, inner]) =>
      `${JSON.stringify(name)}: ${isFileField && name === "value" ? "id" : write(inner, name)}`,
  );
  return `{ ${members.join(", ")} }`;
}

/** What stands where the document allows any text, and the package knows which types a relationship may hold. */
const RESOURCE_TYPE = /^(?!plain$)[A-Za-z-_:]+([/][a-z-]+)*$/;

const ID_KEY = /(^|[-_])ids?$|Ids?$|relay.?token$/i;
