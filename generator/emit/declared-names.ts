import { isCode } from "./code.js";

const DECLARATION =
  /^(?:export\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:const\s+enum|const|let|var|function\*?|class|interface|type|enum|namespace)\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)/gmu;

/**
 * Names that statements declare, at the top or as parameters, so that an imported name does not hide or meet them.
 * Structures are read by their fields, pieces of text by the declarations at the start of a line.
 */
export function declaredNames(statements: readonly unknown[]): ReadonlySet<string> {
  return new Set(statements.flatMap(namesOf));
}

function namesOf(statement: unknown): readonly string[] {
  if (typeof statement === "string") return namesInText(statement);
  if (isCode(statement)) {
    return namesInText(
      statement.parts.map((part) => (typeof part === "string" ? part : part.name)).join(""),
    );
  }
  if (typeof statement !== "object" || statement === null) return [];
  const { name, declarations, parameters, methods, statements } = statement as Readonly<
    Record<string, unknown>
  >;
  return [
    ...(typeof name === "string" ? [name] : []),
    ...[declarations, parameters].flatMap(listOf).flatMap(namesOf),
    // Members of a class are no names of the file, but their parameters hide imports in their bodies.
    ...listOf(methods)
      .flatMap((method) => listOf(memberOf(method, "parameters")))
      .flatMap(namesOf),
    ...listOf(statements).flatMap(namesOf),
  ];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

function namesInText(text: string): readonly string[] {
  return [...text.matchAll(DECLARATION)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}
