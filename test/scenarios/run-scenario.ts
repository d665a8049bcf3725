import ts from "typescript";
import { extractFacts } from "../../generator/contract/extract-facts.js";
import { throwErrors } from "../../generator/diagnostics/diagnose.js";
import { checkDocument } from "../../generator/document/check.js";
import { documentFromText } from "../../generator/document/parse.js";
import { formatFile, type OutputTree } from "../../generator/emit/format.js";
import { buildApi } from "../../generator/model/build-api.js";
import { selectOperations } from "../../generator/model/select-operations.js";
import { applyOverlay } from "../../generator/overlay/apply-overlay.js";
import { parseOverlay } from "../../generator/overlay/read-overlay.js";
import { prepare } from "../../generator/prepare/prepare.js";
import { renderPackage } from "../../generator/render-package.js";
import { reservedNames } from "../../generator/reserved-names.js";
import { readRuntimeAssets } from "../../generator/runtime-assets.js";

/** What every document of a scenario begins with. */
const HEAD = `openapi: 3.1.0
info: { title: Scenario, version: "2025-12-08" }
servers: [{ url: https://api.withpersona.com/api/v1 }]
security: [{ bearerAuth: [] }]
`;

/** The package that a small document and overlay become, as unformatted text. */
export async function packageFrom(
  document: string,
  overlay: string | undefined,
): Promise<OutputTree> {
  const assets = await readRuntimeAssets();
  const loaded = extractFacts(documentFromText(HEAD + document, "scenario.yaml"));
  const overlaid =
    overlay === undefined
      ? { document: loaded.document, diagnostics: [] }
      : applyOverlay(loaded.document, parseOverlay(overlay, "overlay.yaml"), {
          unmatched: "error",
        });
  const prepared = prepare(overlaid.document);
  const built = buildApi(prepared.root, "scenario.yaml", undefined, reservedNames(assets));
  throwErrors([
    ...loaded.diagnostics,
    ...overlaid.diagnostics,
    ...checkDocument(overlaid.document),
    ...prepared.diagnostics,
    ...built.diagnostics,
  ]);
  const facts = { name: "scenario-sdk", version: "0.1.0", apiVersion: "2025-12-08" };
  return renderPackage(selectOperations(built.api, undefined), facts, assets, {
    license: "",
    readme: "",
  });
}

/** The text of one declaration of a file, formatted, with its documentation. */
export async function declarationIn(tree: OutputTree, path: string, name: string): Promise<string> {
  const text = tree.get(path);
  if (text === undefined) {
    const others = [...tree.keys()].filter((key) => !key.startsWith("src/runtime/"));
    throw new Error(`no file ${path}; there are ${others.join(", ")}`);
  }
  const formatted = await formatFile(path, text);
  const source = ts.createSourceFile(path, formatted, ts.ScriptTarget.ES2022, true);
  const statement = source.statements.find((each) => namesOf(each).includes(name));
  if (statement === undefined) {
    const pattern = new RegExp(`^export (?:const|interface|type|function) ${name}\\b`, "m");
    const elsewhere = [...tree].filter(([, other]) => pattern.test(other)).map(([other]) => other);
    throw new Error(
      `${path} does not declare ${name}; these do: ${elsewhere.join(", ") || "none"}`,
    );
  }
  return formatted.slice(statement.getStart(source, true), statement.getEnd());
}

function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const { name } = statement as { readonly name?: ts.Node };
  return name === undefined ? [] : [name.getText()];
}
