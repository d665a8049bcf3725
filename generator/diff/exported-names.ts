import type { Api, Operation } from "../model/api.js";
import { mediaTypeSuffix } from "../names/media-type-suffix.js";
import { upperFirst } from "../names/words.js";

/** A name that users import or reach by a dot. */
export interface ExportedName {
  readonly name: string;
  /** What it names: the key of the type or enum, `METHOD /path` of the operation, the id's key. */
  readonly of: string;
  readonly kind: "type" | "operation" | "id" | "event";
}

/** Every name the package exports because of the document. */
export function exportedNames(api: Api): readonly ExportedName[] {
  return [
    ...api.types.flatMap(({ key, name, enumNames }): readonly ExportedName[] =>
      [name, ...(enumNames === undefined ? [] : [enumNames.values, enumNames.guard])].map(
        (each) => ({ name: each, of: key, kind: "type" }),
      ),
    ),
    ...api.operations.flatMap((operation): readonly ExportedName[] =>
      namesOf(operation).map((name) => ({ name, of: operation.id, kind: "operation" })),
    ),
    ...api.ids.flatMap(({ key, name, is, assert, parse }): readonly ExportedName[] =>
      [name, is, assert, parse].map((each) => ({ name: each, of: key, kind: "id" })),
    ),
    ...api.webhooks.map(({ name, typeName }): ExportedName => ({
      name: typeName,
      of: name,
      kind: "event",
    })),
  ];
}

/** The function, the type of its parameters (one for each media type of its body, too) and that of its errors. */
function namesOf({ name, parametersName, body }: Operation): readonly string[] {
  const contents = body?.contents ?? [];
  const suffixes =
    contents.length < 2 ? [] : contents.map(({ mediaType }) => mediaTypeSuffix(mediaType));
  return [
    name,
    parametersName,
    ...suffixes.map((suffix) => `${parametersName}${suffix}`),
    `${upperFirst(name)}Error`,
  ];
}
