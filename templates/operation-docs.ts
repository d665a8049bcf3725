import type { Docs } from "../generator/emit/docs.js";
import type { Destructive, Operation } from "../generator/model/api.js";

function pageDocs({ pagination }: Operation): readonly string[] {
  if (pagination === undefined) return [];
  return [
    "Awaiting it gives one page, `for await` goes over all of them, 100 objects at a time. Lists refuse `include`.",
  ];
}

/** What the editor shows of an operation: what it does, where it goes, where it is documented. */
export function operationDocs(operation: Operation): Docs {
  return {
    text: [
      ...(operation.doc === undefined ? [] : [operation.doc]),
      ...pageDocs(operation),
      `\`${operation.method} ${operation.path}\``,
    ],
    tags: [
      operation.deprecated === true ? { name: "deprecated" } : undefined,
      operation.destructive === undefined
        ? undefined
        : { name: "destructive", text: destructiveText(operation.destructive, operation) },
      operation.see === undefined ? undefined : { name: "see", text: operation.see },
    ],
  };
}

const destructiveText = (
  { irreversible, asynchronousChildren }: Destructive,
  { responses }: Operation,
): string =>
  [
    irreversible ? "What it takes away does not come back." : "Nothing is lost for good.",
    ...(asynchronousChildren ? ["Objects that belong to it follow later, in the background."] : []),
    `Answers ${responses.map(({ status }) => String(status)).join(" or ")} with a body.`,
  ].join(" ");
