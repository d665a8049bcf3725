import type { Json, JsonObject } from "../document/document.js";
import { readIdTable, type IdTable } from "./id-table.js";
import { isArray, isObject } from "../document/pointer.js";
import type { Path } from "../document/walk.js";
import { mapRootSchemas } from "./document-schemas.js";
import { literalsOf } from "./literal-values.js";
import { Findings, type Pass } from "./pass.js";
import { propertiesOf, rewrite } from "./schema-tree.js";

/**
 * `id` beside a literal `type` is an id of that type's kind (`x-ids` of the overlay): in resources and in resource
 * identifiers. A relationship whose types are open but listed (`x-relationship-types`) has such ids too. Where the type
 * is open, or its values belong to several kinds, the id stays a string.
 */
export const markIds: Pass = {
  name: "mark ids",
  run: (root) => {
    const table = readIdTable(root);
    const findings = new Findings();
    const changed = mapRootSchemas(root, (found) =>
      rewrite(found.schema, found.at, (schema, place) => {
        checkMark(schema, place, table, findings);
        return withRelatedIds(withId(schema, kindOf(propertiesOf(schema)["type"], table)), table);
      }),
    );
    return { root: changed, diagnostics: findings.diagnostics };
  },
};

/** The kind that all of these JSON:API types have, if they have one. */
function commonKind(types: readonly string[], table: IdTable): string | undefined {
  const kinds = new Set(types.map((type) => table.ofType(type)));
  const [kind] = kinds;
  return kinds.size === 1 ? kind : undefined;
}

const kindOf = (type: Json | undefined, table: IdTable): string | undefined =>
  commonKind(literalsOf(type) ?? [], table);

function withId(schema: JsonObject, kind: string | undefined): JsonObject {
  const properties = propertiesOf(schema);
  const { id } = properties;
  if (kind === undefined || !isObject(id) || id["type"] !== "string") return schema;
  if (id["x-id"] !== undefined) return schema;
  return { ...schema, properties: { ...properties, id: { ...id, "x-id": kind } } };
}

/** A relationship with `x-relationship-types`: the ids in its `data`, one or many. */
function withRelatedIds(schema: JsonObject, table: IdTable): JsonObject {
  const types = schema["x-relationship-types"];
  if (!isArray(types)) return schema;
  const names = types.filter((type) => typeof type === "string");
  const kind = commonKind(names, table);
  const properties = propertiesOf(schema);
  const { data } = properties;
  if (!isObject(data)) return schema;
  const items = data["items"];
  const marked = isObject(items) ? { ...data, items: withId(items, kind) } : withId(data, kind);
  return { ...schema, properties: { ...properties, data: marked } };
}

function checkMark(schema: JsonObject, place: Path, table: IdTable, findings: Findings): void {
  const kind = schema["x-id"];
  if (kind === undefined || table.kinds.some(({ key }) => key === kind)) return;
  findings.add("ID_KIND_UNKNOWN", place, { kind: JSON.stringify(kind) });
}
