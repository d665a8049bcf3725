import { isRecord } from "./overlay-document.js";

const RUN = 8;

const words = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’_./-]*/gu) ?? [];

/** All runs of eight consecutive words of a text. */
export function runsOf(text: string): readonly string[] {
  const list = words(text).map((word) => word.replace(/[./-]+$/, ""));
  return list.slice(RUN - 1).map((_, start) => list.slice(start, start + RUN).join(" "));
}

/** The runs of eight words of every description and summary in a document. */
export function runsOfDescriptions(
  node: unknown,
  into: Set<string> = new Set<string>(),
): ReadonlySet<string> {
  if (Array.isArray(node)) {
    for (const item of node) runsOfDescriptions(item, into);
  } else if (isRecord(node)) {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value === "string" && (key === "description" || key === "summary")) {
        for (const run of runsOf(value)) into.add(run);
      } else runsOfDescriptions(value, into);
    }
  }
  return into;
}
