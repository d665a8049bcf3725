import type { Api } from "../../generator/model/api.js";
import type { NamedType, Schema } from "../../generator/model/schema.js";

/** A `switch` over every union of answers that is told apart by a property, with what each branch and the rest must be. */
export function narrowingText(api: Api): { readonly text: string; readonly unions: number } {
  const types = new Map(api.types.map((type) => [type.key, type]));
  const unions = api.types.filter(
    ({ schema, aliasOf }) => aliasOf === undefined && schema.kind === "union" && isTold(schema),
  );
  return {
    unions: unions.length,
    text: [
      'import type * as sdk from "persona-sdk";',
      "type Same<A, B> =",
      "  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;",
      ...unions.map((type, index) => switchOver(type, index, types)),
    ].join("\n"),
  };
}

const isTold = (schema: Schema): boolean =>
  schema.kind === "union" && schema.open && schema.discriminator !== undefined;

function switchOver(
  { name, schema }: NamedType,
  index: number,
  types: ReadonlyMap<string, NamedType>,
): string {
  if (schema.kind !== "union" || schema.discriminator === undefined) return "";
  const { property, mapping } = schema.discriminator;
  const union = `sdk.${name}`;
  const cases = mapping.map(({ value, member }) => {
    const found = schema.members[member];
    const type = found?.kind === "reference" ? types.get(found.to) : undefined;
    const literal = JSON.stringify(value);
    const wanted =
      type?.schema.kind === "object"
        ? `sdk.${type.name}`
        : `Extract<${union}, { ${property}: ${literal} }>`;
    return `    case ${literal}: { const ok: Same<typeof x, ${wanted}> = true; return ok; }`;
  });
  return [
    `export function union${String(index)}(x: ${union}): boolean {`,
    `  switch (x.${property}) {`,
    ...cases,
    `    default: { const ok: Same<typeof x, Extract<${union}, { ${property}: \`\${string}(unknown)\` }>> = true; return ok; }`,
    "  }",
    "}",
  ].join("\n");
}
