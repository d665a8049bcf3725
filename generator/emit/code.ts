/**
 * A name that another module declares. Templates put it into code as a value; the import line follows from its use
 * when the file is printed.
 */
export interface ImportedSymbol {
  readonly kind: "symbol";
  readonly name: string;
  /** Module of the output as path from the package's root (`src/runtime/call.ts`), or a package (`node:crypto`). */
  readonly from: string;
  /** Used as a type here; a file that uses a symbol in types only imports it with `import type`. */
  readonly typeOnly: boolean;
  /** Reached through `import * as namespace`, where one file uses the same name of several modules. */
  readonly namespace?: string;
}

/** A piece of TypeScript with the imported names still in it as values. */
export interface Code {
  readonly kind: "code";
  readonly parts: readonly (string | ImportedSymbol)[];
}

/** What a template may put between `${` and `}`; strings are code, not data (see `literals.ts` for data). */
export type Fragment = string | number | Code | ImportedSymbol | readonly Fragment[];

/**
 * Names `name` of the module `from`.
 *
 * @param from path of an output file from the package's root, ending in `.ts`, or the name of a package
 */
export function symbol(
  name: string,
  from: string,
  options: { readonly type?: boolean; readonly namespace?: string } = {},
): ImportedSymbol {
  const { type = false, namespace } = options;
  return {
    kind: "symbol",
    name,
    from,
    typeOnly: type,
    ...(namespace !== undefined && { namespace }),
  };
}

/** The same name in a place where only its type matters, for example a class after `:`. */
export function asType(imported: ImportedSymbol): ImportedSymbol {
  return { ...imported, typeOnly: true };
}

/** Template tag: text, fragments and imported names become one `Code`. Arrays are put together without a separator. */
export function code(strings: TemplateStringsArray, ...fragments: readonly Fragment[]): Code {
  const parts = strings.flatMap((text, index) => [
    text,
    ...partsOf(index < fragments.length ? (fragments[index] ?? "") : ""),
  ]);
  return { kind: "code", parts: merge(parts) };
}

/** Puts `separator` between the fragments; empty ones are kept. */
export function join(fragments: readonly Fragment[], separator: Fragment = ", "): Code {
  const between = partsOf(separator);
  const parts = fragments.flatMap((fragment, index) =>
    index === 0 ? partsOf(fragment) : [...between, ...partsOf(fragment)],
  );
  return { kind: "code", parts: merge(parts) };
}

/** Whether a value of a structure is code of ours. */
export function isCode(value: unknown): value is Code {
  return hasKind(value, "code") && "parts" in value;
}

/** Whether a value of a structure is a name to import. */
export function isSymbol(value: unknown): value is ImportedSymbol {
  return hasKind(value, "symbol") && "from" in value;
}

/** Every fragment as text and names, in order. */
function partsOf(fragment: Fragment): readonly (string | ImportedSymbol)[] {
  if (typeof fragment === "string") return [fragment];
  if (typeof fragment === "number") return [String(fragment)];
  if (isCode(fragment)) return fragment.parts;
  if (isSymbol(fragment)) return [fragment];
  return fragment.flatMap(partsOf);
}

function hasKind(value: unknown, kind: string): value is { readonly kind: string } {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === kind;
}

function merge(parts: readonly (string | ImportedSymbol)[]): readonly (string | ImportedSymbol)[] {
  const merged: (string | ImportedSymbol)[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part !== "string") merged.push(part);
    else if (typeof last === "string") merged[merged.length - 1] = last + part;
    else if (part !== "") merged.push(part);
  }
  return merged;
}
