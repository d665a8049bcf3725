import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** Any JSON value, read only. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * An OpenAPI document, loaded, resolved to one tree (only `#/components/...` references are left) and able to say where
 * a JSON pointer stands in its source.
 */
export interface Document {
  /** Path or address it was read from, as people should see it. */
  readonly source: string;
  readonly root: JsonObject;
  /** Put together from several files. */
  readonly bundled?: true;
  /** Line, column and code frame of a pointer; the nearest existing parent where the pointer itself is not in the source. */
  readonly locate: (pointer: string) => Diagnostic["place"];
}
