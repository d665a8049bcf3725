import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject } from "../document/pointer.js";
import type { Path } from "../document/walk.js";
import { addTo } from "../grouping.js";
import { useOf, type Use } from "./component-use.js";
import { componentSchemas, mapRootSchemas } from "./document-schemas.js";
import { inferDiscriminator } from "./infer-discriminator.js";
import { literalsAt, literalsOf, membersOf, resolved } from "./literal-values.js";
import { Findings, type Pass } from "./pass.js";
import {
  componentOf,
  mapItems,
  omit,
  propertiesOf,
  referenced,
  requiredOf,
  rewrite,
} from "./schema-tree.js";

/**
 * In every union whose members are told apart by a property, that property is required and literal in each member:
 * its own `const`, or the values that the discriminator's mapping gives it (OpenAPI 3.1, 4.8.25). The mapping itself
 * is gone then, because the members say it all.
 */
export const settleDiscriminants: Pass = {
  name: "settle discriminants",
  run: (root) => {
    const survey: Survey = {
      components: componentSchemas(root),
      wanted: new Map(),
      findings: new Findings(),
    };
    // First the unions, which tell what their members must be; then the components that are members.
    const unions = mapRootSchemas(root, (found) =>
      rewrite(found.schema, found.at, (schema, place) =>
        settleUnion(schema, place, useOf(found), survey),
      ),
    );
    const changed = mapRootSchemas(unions, ({ schema, component }) => {
      const wanted = survey.wanted.get(component ?? "");
      return wanted === undefined || !isObject(schema) ? schema : withDiscriminants(schema, wanted);
    });
    return { root: changed, diagnostics: survey.findings.diagnostics };
  },
};

/** Property → the values it may have. */
type Discriminants = Map<string, Set<string>>;

interface Survey {
  readonly components: JsonObject;
  /** By component. */
  readonly wanted: Map<string, Discriminants>;
  readonly findings: Findings;
}

function settleUnion(schema: JsonObject, place: Path, use: Use, survey: Survey): Json {
  const members = membersOf(schema);
  if (members === undefined) return schema;
  const declared = declaredProperty(schema);
  const property = declared ?? inferDiscriminator(schema, use, survey.components);
  if (property === undefined) return omit(schema, "discriminator");
  const mapping = mappedValues(schema, place, survey);
  const literals = members.map((member) => literalsFor(member, property, mapping, survey));
  if (literals.some((values) => values.length === 0)) {
    survey.findings.add("DISCRIMINATOR_UNTOLD", place, { property });
    return omit(schema, "discriminator");
  }
  members.forEach((member, index) => {
    want(member, property, literals[index] ?? [], survey);
  });
  const settled = mapItems(unionItems(schema), (member) => {
    const index = members.indexOf(member);
    return index < 0 || !isObject(member) || referenced(member) !== undefined
      ? member
      : withDiscriminants(member, new Map([[property, new Set(literals[index])]]));
  });
  return { ...schema, oneOf: settled, discriminator: { propertyName: property } };
}

const unionItems = ({ oneOf }: JsonObject): readonly Json[] => (isArray(oneOf) ? oneOf : []);

function declaredProperty(schema: JsonObject): string | undefined {
  const discriminator = schema["discriminator"];
  const name = isObject(discriminator) ? discriminator["propertyName"] : undefined;
  return typeof name === "string" ? name : undefined;
}

/** Component → values of the discriminator's mapping; entries for components that do not exist are left out. */
function mappedValues(
  schema: JsonObject,
  place: Path,
  survey: Survey,
): ReadonlyMap<string, readonly string[]> {
  const discriminator = schema["discriminator"];
  const mapping = isObject(discriminator) ? discriminator["mapping"] : undefined;
  const values = new Map<string, string[]>();
  const missing = new Map<string, string>();
  for (const [value, target] of Object.entries(isObject(mapping) ? mapping : {})) {
    const component = typeof target === "string" ? componentOf(target) : undefined;
    if (component === undefined || !Object.hasOwn(survey.components, component)) {
      missing.set(value, typeof target === "string" ? target : "");
    } else {
      addTo(values, component, value);
    }
  }
  if (missing.size > 0) {
    const targets = [...new Set(missing.values())].join(", ");
    survey.findings.add("DISCRIMINATOR_TARGET_MISSING", place, { count: missing.size, targets });
  }
  return values;
}

/** What the member itself says, else what the mapping says, else its own name (OpenAPI 3.1, 4.8.25.4). */
function literalsFor(
  member: Json,
  property: string,
  mapping: ReadonlyMap<string, readonly string[]>,
  survey: Survey,
): readonly string[] {
  const own = literalsAt(member, property, survey.components);
  if (own !== undefined) return own;
  const component = referenced(member);
  if (component === undefined || !hasObject(member, survey)) return [];
  return mapping.get(component) ?? [component];
}

/** Whether the member is an object whose property can be narrowed. */
function hasObject(member: Json, survey: Survey): boolean {
  const target = resolved(member, survey.components);
  return (
    target !== undefined && (target["type"] === "object" || target["properties"] !== undefined)
  );
}

function want(member: Json, property: string, values: readonly string[], survey: Survey): void {
  const component = referenced(member);
  if (component === undefined) return;
  // A member that is itself a union or another name passes the wish on to the objects behind it.
  const target = survey.components[component] ?? true;
  const inner = isObject(target) ? membersOf(target) : undefined;
  if (inner !== undefined || referenced(target) !== undefined) {
    for (const one of inner ?? [target]) {
      want(one, property, literalsAt(one, property, survey.components) ?? values, survey);
    }
    return;
  }
  const wanted = survey.wanted.get(component) ?? new Map<string, Set<string>>();
  survey.wanted.set(component, wanted);
  wanted.set(property, new Set([...(wanted.get(property) ?? []), ...values]));
}

function withDiscriminants(schema: JsonObject, wanted: Discriminants): JsonObject {
  const properties: Record<string, Json> = { ...propertiesOf(schema) };
  for (const [name, values] of wanted) {
    const before = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const plain = isObject(before) ? before : {};
    const literals = literalsOf(before) ?? [...values];
    const [only] = literals;
    properties[name] = {
      ...omit(plain, "const", "enum", "pattern", "x-polymorphic", "x-known-values", "x-base-key"),
      type: "string",
      ...(literals.length === 1 && only !== undefined ? { const: only } : { enum: literals }),
      "x-discriminant": true,
    };
  }
  const required = requiredOf(schema);
  const missing = [...wanted.keys()].filter((name) => !required.includes(name));
  return {
    ...schema,
    properties,
    ...(missing.length > 0 && { required: [...missing, ...required] }),
  };
}
