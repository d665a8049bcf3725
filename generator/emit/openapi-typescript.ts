import { createRequire } from "node:module";
import type {
  astToString as AstToString,
  GlobalContext as Context,
  OpenAPI3,
  resolveRef as ResolveRef,
  scanDiscriminators as ScanDiscriminators,
  transformSchema as TransformSchema,
  transformSchemaObject as TransformSchemaObject,
} from "openapi-typescript";

/**
 * The parts of openapi-typescript that turn what is known to be in order into types. Its main module loads a linter and
 * a bundler besides, and as a module of `import` it makes Node read the whole compiler in search of exports: together
 * two thirds of a second and 70 MB in every run.
 */
const require = createRequire(import.meta.url);
const part = (name: string): unknown => require(`openapi-typescript/dist/${name}.cjs`);

const utilities = part("lib/utils") as {
  readonly resolveRef: typeof ResolveRef;
  readonly scanDiscriminators: typeof ScanDiscriminators;
};
const printing = part("lib/ts") as { readonly astToString: typeof AstToString };
const schemas = part("transform/schema-object") as {
  readonly default: typeof TransformSchemaObject;
};

/** Types of a whole document: `paths`, `components`, `operations`. */
export const transformSchema: typeof TransformSchema = part(
  "transform/index",
) as typeof TransformSchema;

/** The type of one schema. */
export const transformSchemaObject: typeof TransformSchemaObject = schemas.default;

/** Prints what the transformations give. */
export const astToString: typeof AstToString = printing.astToString;

/** Its settings where nothing is said. */
const silence: Omit<Context, "defaultNonNullable" | "discriminators" | "resolve"> = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  emptyObjectsUnknown: false,
  enum: false,
  enumValues: false,
  conditionalEnums: false,
  dedupeEnums: false,
  excludeDeprecated: false,
  exportType: false,
  generatePathParams: false,
  immutable: false,
  injectFooter: [],
  makePathsEnum: false,
  pathParamsAsTypes: false,
  postTransform: undefined,
  propertiesRequiredByDefault: false,
  readWriteMarkers: false,
  // Only its own reading of documents asks for it.
  redoc: undefined as never,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
  silent: true,
  transform: undefined,
  transformProperty: undefined,
};

/** The settings for a schema that stands alone and resolves nothing. */
export const schemaContext: Context = {
  ...silence,
  defaultNonNullable: false,
  discriminators: { objects: {}, refsHandled: [] },
  resolve: () => undefined,
};

/** The settings for a whole document as the tool itself has them; like the tool, it adds what discriminators imply to the document. */
export function documentContext(document: OpenAPI3): Context {
  return {
    ...silence,
    injectFooter: [],
    defaultNonNullable: true,
    discriminators: utilities.scanDiscriminators(document, { silent: true }),
    resolve: (reference) => utilities.resolveRef(document, reference, { silent: true }),
  };
}
