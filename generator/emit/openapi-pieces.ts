import type ts from "typescript";
import type { GlobalContext, OpenAPI3 } from "openapi-typescript";
import { keyOf, type Memory } from "../memory.js";
import { astToString, transformSchema } from "./openapi-typescript.js";

/** A declaration that a part of the document leads to. */
interface Piece {
  readonly name: string;
  /** The whole declaration, or of one that parts share its members. */
  readonly text: string;
}

/** A document of which only some members are there. */
type Part = Pick<OpenAPI3, "paths" | "webhooks" | "components" | "$defs">;

/** Members of the document, in the order in which the tool writes them. */
const SECTIONS = ["paths", "webhooks", "components", "$defs"] as const;

/** Declarations to which every part adds members. */
const SHARED: ReadonlySet<string> = new Set(["paths", "operations"]);

/**
 * What `transformSchema` and `astToString` give for a document, made path by path, so that only paths that changed are
 * made again.
 *
 * @param root    the document as `context` leaves it
 * @param context of the whole document
 */
export function openapiText(root: OpenAPI3, context: GlobalContext, memory: Memory): string {
  // Paths refer to components, and to nothing else that counts; all of them together are a part of every key.
  const shared = keyOf("shared", JSON.stringify([root.components, context.discriminators]));
  const { paths = {}, webhooks, components, $defs } = root;
  const rest = { webhooks, components, $defs } as Part;
  const parts = [...Object.entries(paths).map(([url, item]) => ({ paths: { [url]: item } })), rest];
  const merged = new Map<string, string>();
  for (const { name, text } of parts.flatMap((part) => piecesOf(part, context, shared, memory))) {
    if (text === nothing(name)) continue;
    const before = merged.get(name);
    if (before === undefined) merged.set(name, text);
    else if (SHARED.has(name)) merged.set(name, before + text);
  }
  const wanted = new Set<string>([...SECTIONS, ...merged.keys(), "operations"]);
  return [...wanted].map((name) => declaration(name, merged.get(name))).join("");
}

/** What stands for a member that the document does not have. */
const nothing = (name: string): string => `export type ${name} = Record<string, never>;\n`;

const opening = (name: string): string => `export interface ${name} {\n`;
const CLOSING = "}\n";

function declaration(name: string, text: string | undefined): string {
  if (text === undefined) return nothing(name);
  return SHARED.has(name) ? `${opening(name)}${text}${CLOSING}` : text;
}

function piecesOf(
  part: Part,
  context: GlobalContext,
  shared: string,
  memory: Memory,
): readonly Piece[] {
  const key = keyOf("openapi", shared, JSON.stringify(part));
  const known = memory.get(key);
  if (known !== undefined) return JSON.parse(known) as readonly Piece[];
  const elsewhere: string[] = [];
  const resolve: GlobalContext["resolve"] = (reference) => {
    if (!reference.startsWith("#/components/")) elsewhere.push(reference);
    return context.resolve(reference);
  };
  const nodes = transformSchema(part as OpenAPI3, { ...context, resolve, injectFooter: [] });
  const pieces = nodes.map(toPiece);
  if (elsewhere.length === 0) memory.set(key, JSON.stringify(pieces));
  return pieces;
}

function toPiece(node: ts.Node): Piece {
  const name = (node as ts.DeclarationStatement).name?.text ?? "";
  const text = astToString(node);
  const isWhole = !SHARED.has(name) || !text.startsWith(opening(name));
  return {
    name,
    text: isWhole ? text : text.slice(opening(name).length, -CLOSING.length),
  };
}
