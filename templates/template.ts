import type { SourceFileTemplate } from "../generator/emit/print.js";
import type { Layout } from "./layout.js";

/** A file of somebody's own template. */
export interface TemplateFile extends SourceFileTemplate {
  /** What people import the file by, after the package's name, for example `./tags/accounts`; by nothing unless given. */
  readonly subpath?: string;
}

/**
 * Adds source files to the package, or replaces some: a function from the model to structures, as each of our own
 * templates is. A file with the path of another one replaces it; imports follow from the symbols that its code uses.
 *
 * @param layout the model, and where everything of the package stands
 * @param files  what there is so far by path, ours and that of templates before, to take over and change
 */
export type Template = (
  layout: Layout,
  files: ReadonlyMap<string, SourceFileTemplate>,
) => readonly TemplateFile[];
