import ts = require("typescript");
import { addTo } from "../grouping.js";
import { sha256 } from "../sha256.js";
import { readUses, tableOf, type TypeTable, type Use } from "./declared-uses.js";

/** Which declaration a name stands for. */
export interface Origin {
  /** The module that is named there, as it is written; the same module where there is none. */
  readonly module?: string | undefined;
  /** Its name there; `*` for all of the module as one object. */
  readonly name: string;
  /** It is passed on as a type, whatever it is. */
  readonly typeOnly?: true;
}

/** One name of a module's top level with all that is declared under it. */
export interface Declared {
  /** The compiler's numbers for interface, alias, function and so on. */
  readonly kind: string;
  /** Stands for the text without its comment. */
  readonly text: string;
  readonly uses: readonly Use[];
  readonly table?: TypeTable;
}

/** What a module declares and names, as far as an error in a module can depend on it. It can be written as JSON. */
export interface ModuleDeclarations {
  readonly declared: readonly (readonly [name: string, declared: Declared])[];
  readonly imported: readonly (readonly [name: string, origin: Origin])[];
  readonly exported: readonly (readonly [name: string, origin: Origin])[];
  /** Modules all of whose exports this one exports, too. */
  readonly passedOn: readonly Origin[];
  /** Used by statements that declare nothing. */
  readonly uses: readonly Use[];
  /** It does what is not looked into here: it adds to the global scope or to other modules, or imports in the middle of a text. */
  readonly opaque: boolean;
}

/** Reads a module. The texts of functions count as used, too: what is said here is never too little. */
export function moduleDeclarations(file: ts.SourceFile): ModuleDeclarations {
  const imported = new Map<string, Origin>();
  const exported = new Map<string, Origin>();
  const passedOn: Origin[] = [];
  const declaring = new Map<string, ts.Statement[]>();
  const others: ts.Statement[] = [];
  const { referencedFiles, typeReferenceDirectives, libReferenceDirectives } = file;
  const references = [referencedFiles, typeReferenceDirectives, libReferenceDirectives].flat();
  let isOpaque = !ts.isExternalModule(file) || references.length > 0;
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement)) readImport(statement, imported);
    else if (ts.isExportDeclaration(statement)) readExport(statement, exported, passedOn);
    else {
      const names = namesOf(statement);
      isOpaque ||= names === undefined;
      if (names?.length === 0) others.push(statement);
      for (const name of names ?? []) {
        addTo(declaring, name, statement);
        if (hasModifier(statement, ts.SyntaxKind.ExportKeyword)) exported.set(name, { name });
      }
    }
  }
  const known = new Set([...imported.keys(), ...declaring.keys()]);
  const usesOf = (statements: readonly ts.Statement[]): readonly Use[] =>
    statements.flatMap((statement) => {
      const { uses, hasImports } = readUses(statement, known);
      isOpaque ||= hasImports;
      return uses;
    });
  const otherUses = usesOf(others);
  const declared = [...declaring].map(([name, statements]) => {
    const table = statements.length === 1 ? tableOf(statements[0], known) : undefined;
    const own = {
      kind: statements.map(({ kind }) => kind).join(),
      text: sha256(statements.map((statement) => statement.getText(file)).join("\n")).slice(0, 16),
      uses: usesOf(statements).filter((use) => use.join() !== name),
      ...(table !== undefined && { table }),
    };
    return [name, own] as const;
  });
  return {
    declared,
    imported: [...imported],
    exported: [...exported],
    passedOn,
    uses: otherUses,
    opaque: isOpaque,
  };
}

const textOf = (node: ts.Node | undefined): string =>
  node !== undefined && (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) ? node.text : "";

const originOf = (module: string | undefined, name: string, typeOnly: boolean): Origin => ({
  module,
  name,
  ...(typeOnly && { typeOnly }),
});

function readImport(
  { moduleSpecifier, importClause }: ts.ImportDeclaration,
  imported: Map<string, Origin>,
): void {
  const module = textOf(moduleSpecifier);
  const isOfTypes = importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  const add = (as: string, name: string, typeOnly = isOfTypes): void => {
    imported.set(as, originOf(module, name, typeOnly));
  };
  // No name can be this: the module is there, and that is all.
  if (importClause === undefined) add(`"${module}"`, "*");
  if (importClause?.name !== undefined) add(importClause.name.text, "default");
  const bindings = importClause?.namedBindings;
  if (bindings === undefined) return;
  if (ts.isNamespaceImport(bindings)) add(bindings.name.text, "*");
  else
    for (const { name, propertyName, isTypeOnly } of bindings.elements)
      add(name.text, textOf(propertyName ?? name), isTypeOnly || isOfTypes);
}

function readExport(
  { moduleSpecifier, exportClause, isTypeOnly: typeOnly }: ts.ExportDeclaration,
  exported: Map<string, Origin>,
  passedOn: Origin[],
): void {
  const module = moduleSpecifier && textOf(moduleSpecifier);
  if (exportClause === undefined) passedOn.push(originOf(module, "*", typeOnly));
  else if (ts.isNamespaceExport(exportClause))
    exported.set(textOf(exportClause.name), originOf(module, "*", typeOnly));
  else
    for (const { name, propertyName, isTypeOnly } of exportClause.elements) {
      const original = textOf(propertyName ?? name);
      exported.set(textOf(name), originOf(module, original, typeOnly || isTypeOnly));
    }
}

/** The names that a statement declares; `undefined` where they are not those of the module's own top level alone. */
function namesOf(statement: ts.Statement): readonly string[] | undefined {
  if (hasModifier(statement, ts.SyntaxKind.DefaultKeyword)) return undefined;
  if (ts.isVariableStatement(statement)) {
    const names = statement.declarationList.declarations.map(({ name }) => textOf(name));
    return names.includes("") ? undefined : names;
  }
  if (
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement)
  )
    return statement.name === undefined ? undefined : [statement.name.text];
  if (
    ts.isModuleDeclaration(statement) ||
    ts.isImportEqualsDeclaration(statement) ||
    ts.isExportAssignment(statement)
  )
    return undefined;
  return [];
}

const hasModifier = (statement: ts.Statement, wanted: ts.SyntaxKind): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === wanted);
