import type { Docs } from "../generator/emit/docs.js";
import type { Destructive, Operation } from "../generator/model/api.js";

/** What the editor shows of a function: what it does, where it goes, where it is documented. */
export const functionDocs = (operation: Operation): Docs =>
  operationDocs(
    operation,
    operation.see === undefined ? place(operation) : `[${place(operation)}](${operation.see})`,
  );

/** The same of a method, with the way to the function, which says where it goes. */
export const methodDocs = (operation: Operation): Docs => {
  const docs = operationDocs(operation);
  return { ...docs, text: docs.text.join(" "), link: operation.name };
};

const place = ({ method, path }: Operation): string => `\`${method} ${path}\``;

const operationDocs = (
  operation: Operation,
  where?: string,
): Docs & { readonly text: readonly string[] } => ({
  text: [
    ...(operation.doc === undefined ? [] : [operation.doc]),
    ...(operation.pagination === undefined
      ? []
      : ["One page when awaited, all pages with `for await`."]),
    ...(where === undefined ? [] : [where]),
  ],
  tags: [
    operation.deprecated === true ? { name: "deprecated" } : undefined,
    operation.destructive === undefined
      ? undefined
      : { name: "destructive", text: destructiveText(operation.destructive, operation) },
  ],
});

const destructiveText = (
  { irreversible, asynchronousChildren }: Destructive,
  { responses }: Operation,
): string =>
  [
    irreversible ? "What it takes away does not come back." : "Nothing is lost for good.",
    ...(asynchronousChildren ? ["Objects that belong to it follow later, in the background."] : []),
    `Answers ${responses.map(({ status }) => String(status)).join(" or ")} with a body.`,
  ].join(" ");
