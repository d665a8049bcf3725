import ts = require("typescript");

/**
 * A name of a module's top level and what is picked of it, step by step: `.Account` one member, `*` any member, `#0` the
 * member that the first type argument names, `keyof` the names of the members alone, `<["account",null]` what type
 * arguments make of it of which only texts are known. So `all.Account` is `["all", ".Account"]`, and `Table[L]["Account"]`
 * is `["Table", "*", ".Account"]`.
 */
export type Use = readonly [name: string, ...picked: string[]];

/** The names that an interface gives to types, where it does nothing else. */
export type TypeTable = readonly (readonly [member: string, type: Use])[];

/** What is picked of a name by a type, where the type does nothing else. */
function useOf(node: ts.Node, parameters: readonly string[]): Use | undefined {
  if (ts.isIdentifier(node)) return [node.text];
  if (ts.isQualifiedName(node)) {
    const left = useOf(node.left, parameters);
    return left && [...left, `.${node.right.text}`];
  }
  if (ts.isTypeReferenceNode(node)) {
    const use = useOf(node.typeName, parameters);
    const texts = node.typeArguments?.map((each) => literalOf(each) ?? null) ?? [];
    const isSaid = texts.some((text) => text !== null);
    return use && isSaid ? [...use, `<${JSON.stringify(texts)}`] : use;
  }
  if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.KeyOfKeyword) {
    const use = useOf(node.type, parameters);
    return use && [...use, "keyof"];
  }
  if (!ts.isIndexedAccessTypeNode(node)) return undefined;
  const use = useOf(node.objectType, parameters);
  return use && [...use, pickBy(node.indexType, parameters)];
}

function pickBy(index: ts.TypeNode, parameters: readonly string[]): string {
  const literal = literalOf(index);
  if (literal !== undefined) return `.${literal}`;
  const isName = ts.isTypeReferenceNode(index) && ts.isIdentifier(index.typeName);
  const place = isName ? parameters.indexOf(index.typeName.text) : -1;
  return place < 0 ? "*" : `#${place}`;
}

const literalOf = (node: ts.TypeNode): string | undefined =>
  ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? node.literal.text : undefined;

/** All names of the module's top level that a statement, or a part of one, may mean, whatever they are in it. */
export function readUses(
  whole: ts.Node,
  known: ReadonlySet<string>,
): { readonly uses: readonly Use[]; readonly hasImports: boolean } {
  const parameters = parametersOf(whole);
  const uses = new Map<string, Use>();
  let hasImports = false;
  const visit = (node: ts.Node): void => {
    hasImports ||= ts.isImportTypeNode(node) || node.kind === ts.SyntaxKind.ImportKeyword;
    const use = useOf(node, parameters);
    if (use === undefined) {
      ts.forEachChild(node, visit);
      return;
    }
    if (known.has(use[0])) uses.set(use.join("\0"), use);
    visitArguments(node);
  };
  /** What stands in brackets may be any type. */
  const visitArguments = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node)) node.typeArguments?.forEach(visit);
    else if (ts.isTypeOperatorNode(node)) visitArguments(node.type);
    else if (ts.isIndexedAccessTypeNode(node)) {
      visit(node.indexType);
      visitArguments(node.objectType);
    }
  };
  visit(whole);
  return { uses: [...uses.values()], hasImports };
}

/** Names of an alias's type parameters, in their order; none where one of them means something else somewhere in it. */
function parametersOf(statement: ts.Node): readonly string[] {
  if (!ts.isTypeAliasDeclaration(statement)) return [];
  const names = (statement.typeParameters ?? []).map(({ name }) => name.text);
  const isHidden = (node: ts.Node): boolean =>
    (ts.isTypeParameterDeclaration(node) && names.includes(node.name.text)) ||
    ts.forEachChild(node, isHidden) === true;
  return isHidden(statement.type) ? [] : names;
}

/** What an interface is a table of. One that inherits, takes types or has more than plain members is none. */
export function tableOf(
  statement: ts.Statement | undefined,
  known: ReadonlySet<string>,
): TypeTable | undefined {
  if (statement === undefined || !ts.isInterfaceDeclaration(statement)) return undefined;
  if (statement.heritageClauses !== undefined || statement.typeParameters !== undefined)
    return undefined;
  const members: (readonly [string, Use])[] = [];
  for (const { name, questionToken, type } of statement.members.filter(ts.isPropertySignature)) {
    const use = type && ts.isTypeReferenceNode(type) ? useOf(type.typeName, []) : undefined;
    const isPlain = ts.isIdentifier(name) || ts.isStringLiteral(name);
    if (use === undefined || !isPlain || !known.has(use[0])) return undefined;
    if (questionToken !== undefined || (type as ts.TypeReferenceNode).typeArguments !== undefined)
      return undefined;
    members.push([name.text, use]);
  }
  return members.length === statement.members.length ? members : undefined;
}
