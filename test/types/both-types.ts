import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { Api } from "../../generator/model/api.js";
import type { OutputTree } from "../../generator/emit/format.js";
import type { JsonObject } from "../oracle/json-tree.js";
import { nameOf, programOf } from "../versions/version-programs.js";
import type { TypePair } from "./compare-types.js";

export interface BothTypes {
  readonly checker: ts.TypeChecker;
  /** By component. */
  readonly components: ReadonlyMap<string, TypePair>;
}

/**
 * Our types of the components of a document that are read in answers, and those that openapi-typescript writes for the
 * document as it stands.
 */
export async function bothTypes(
  contract: JsonObject,
  api: Api,
  tree: OutputTree,
): Promise<BothTypes> {
  const theirs = astToString(await openapiTS(contract as never, { silent: true }));
  const names = new Map(
    api.types
      .filter(
        ({ key, use, schema }) => !key.includes("/") && use !== "request" && schema.kind !== "enum",
      )
      .map(({ key, name }) => [key, name]),
  );
  const both = Object.keys((contract["components"] as JsonObject)["schemas"] as JsonObject).filter(
    (key) => names.has(key),
  );
  const table = (name: string, of: (key: string) => string): string =>
    `export interface ${name} { ${both.map((key) => `${JSON.stringify(key)}: ${of(key)}`).join("; ")} }`;
  const pairs = [
    'import type * as types from "../src/types/kebab/index.js";',
    'import type { components } from "./theirs.js";',
    table("Ours", (key) => `types.${names.get(key) ?? ""}`),
    table("Theirs", (key) => `components["schemas"][${JSON.stringify(key)}]`),
  ].join("\n");
  const files = new Map([...tree, ["test/theirs.ts", theirs], ["test/pairs.ts", pairs]]);
  const program = programOf(files, ["test/pairs.ts"]);
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(nameOf("test/pairs.ts"));
  if (file === undefined || program.getSemanticDiagnostics(file).length > 0)
    throw new Error("the pairs of types have errors");
  const [ours, others] = ["Ours", "Theirs"].map((name) => typesIn(file, name, checker));
  return {
    checker,
    components: new Map(
      both.flatMap((key) => {
        const [one, other] = [ours?.get(key), others?.get(key)];
        return one === undefined || other === undefined
          ? []
          : [[key, { ours: one, theirs: other }]];
      }),
    ),
  };
}

/** The types of the members of an interface. */
function typesIn(
  file: ts.SourceFile,
  name: string,
  checker: ts.TypeChecker,
): ReadonlyMap<string, ts.Type> {
  const declaration = file.statements.find(
    (one): one is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(one) && one.name.text === name,
  );
  if (declaration === undefined) throw new Error(`no interface ${name}`);
  const members = checker.getPropertiesOfType(checker.getTypeAtLocation(declaration));
  return new Map(members.map((member) => [member.name, checker.getTypeOfSymbol(member)]));
}
