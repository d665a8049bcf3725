import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { officialDir } from "../document/official-documents.js";
import type { JsonObject } from "../oracle/json-tree.js";
import { packageOf, typeErrors } from "../versions/version-programs.js";
import { declaredPlaces, type DeclaredPlace, type Fits, type Path } from "./declared-places.js";
import { mutatedValue, spineText } from "./mutated-example.js";
import { exampleImports, typedExamples, type TypedExample } from "./typed-examples.js";

/** An official example with one thing wrong. */
export interface Mutation extends DeclaredPlace {
  readonly example: TypedExample;
  /** A line of TypeScript that has a type error if the types of the package refuse the mutated example. */
  readonly text: string;
}

/** Mutations of one kind that were tried, and those that the types of the package let through. */
export interface Verdict {
  readonly tried: number;
  /** For example `POST /accounts 201 Created: data/id`. */
  readonly accepted: readonly string[];
}

/**
 * Makes the examples of an official document wrong, one thing at a time, and asks the compiler.
 *
 * @param every of the answers, errors and events only every so manieth is tried; requests all are
 */
export async function judgeMutations(
  version: string,
  every = 1,
): Promise<Readonly<Record<DeclaredPlace["kind"], Verdict>>> {
  const file = path.join(officialDir, version, "openapi-bundled.json");
  const root = JSON.parse(readFileSync(file, "utf8")) as JsonObject;
  const { api, tree } = await packageOf(version);
  const mutations = mutationsOf(
    root,
    typedExamples(root, api).filter(
      ({ direction }, index) => direction === "request" || index % every === 0,
    ),
  );
  const head = [...exampleImports("kebab"), "declare const x: any;"];
  const program = [...head, ...mutations.map(({ text }) => text)].join("\n");
  const errors = typeErrors(new Map([...tree, ["test/wrong.ts", program]]), (one) =>
    one.startsWith("test/"),
  );
  const refused = new Set(errors.map(({ line }) => line - head.length));
  const verdict = (kind: DeclaredPlace["kind"]): Verdict => ({
    tried: mutations.filter((one) => one.kind === kind).length,
    accepted: mutations
      .filter((one, index) => one.kind === kind && !refused.has(index))
      .map(({ example, path: at }) => `${example.name}: ${at.join("/")}`),
  });
  return {
    const: verdict("const"),
    required: verdict("required"),
    closed: verdict("closed"),
    primitive: verdict("primitive"),
  };
}

/** What is wrong by the document and by Ajv; the same wrong thing in the same type once. */
function mutationsOf(root: JsonObject, examples: readonly TypedExample[]): readonly Mutation[] {
  const fits = judge(root);
  const found = new Map<string, Mutation>();
  for (const example of examples) {
    const { schema, value, direction } = example;
    const places = declaredPlaces(root, schema, value, fits);
    const constants = new Set(
      places.filter(({ kind }) => kind === "const").map((one) => one.path.join("/")),
    );
    const isTelling = (at: Path): boolean => at.at(-1) === "type" || constants.has(at.join("/"));
    for (const place of places) {
      if (place.kind === "closed" && direction !== "request") continue;
      const text = `(${spineText(value, place.path, place.wrong, isTelling)}) satisfies ${example.type};`;
      const key = `${place.kind} ${text}`;
      if (found.has(key) || fits(schema, mutatedValue(value, place.path, place.wrong))) continue;
      found.set(key, { ...place, example, text });
    }
  }
  return [...found.values()];
}

/** The official document as Ajv reads it. What is open may fit several members of a union: each `oneOf` is an `anyOf`. */
function judge(root: JsonObject): Fits {
  const lenient = JSON.parse(JSON.stringify(root).replaceAll('"oneOf":', '"anyOf":')) as JsonObject;
  const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false });
  ajv.addSchema({ ...lenient, $id: "api" });
  return (pointer, value) => {
    const validate = ajv.getSchema(`api#${encodeURI(pointer.replaceAll("/oneOf/", "/anyOf/"))}`);
    if (validate === undefined) throw new Error(`no schema at ${pointer}`);
    return validate(value) === true;
  };
}
