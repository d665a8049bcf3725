import { DiagnosticsError, type Diagnostic, type Place } from "../diagnostics/diagnostic.js";
import { bare, ConfinedFiles } from "./confined-files.js";
import type { Json, JsonObject } from "./document.js";
import type { Limits } from "./limits.js";
import type { Parsed } from "./parse.js";
import { entriesOf, isArray, isObject } from "./pointer.js";
import type { Reader } from "./reader.js";
import { redocly } from "./redocly.js";
import { componentGroups } from "./shape.js";

/** Files put together into one tree. */
export interface Bundle {
  readonly root: JsonObject;
  /** The place in the file that a pointer of the tree comes from. */
  readonly locate: (pointer: string) => Place;
}

/**
 * Puts a document of several files together: what other files hold becomes components, and only `#/components/…`
 * references are left. Redocly decides which file becomes which component, as it does for the bundles Persona
 * publishes; reading is ours, so that nothing outside the document's home is read.
 *
 * @throws DiagnosticsError with everything that could not be resolved
 */
export async function bundleFiles(first: Parsed, reader: Reader, limits: Limits): Promise<Bundle> {
  const { bundle, createConfig } = redocly();
  const files = new ConfinedFiles(reader, limits);
  const { bundle: bundled, problems } = await bundle({
    doc: withComponentGroups(files.adopt(reader.root, first)),
    config: await createConfig({}),
    externalRefResolver: files.resolver(),
    componentRenamingConflicts: "off",
  });
  const diagnostics = problems.flatMap(({ location: [location] }) =>
    location?.pointer === undefined
      ? []
      : files.unresolved(location.source.absoluteRef, location.pointer),
  );
  if (diagnostics.length > 0) throw new DiagnosticsError(unique(diagnostics));
  const tree = bundled.parsed as JsonObject;
  return { root: plain(tree), locate: (pointer) => files.locate(tree, pointer) };
}

type RedoclyDocument = ReturnType<ConfinedFiles["adopt"]>;

/** Redocly adds components to groups; made here, they are safe from names like `constructor`. */
function withComponentGroups(document: RedoclyDocument): RedoclyDocument {
  const root = document.parsed;
  const components = isObject(root["components"]) ? root["components"] : bare();
  const groups = bare(components);
  for (const group of componentGroups.values()) groups[group] ??= bare();
  return { ...document, parsed: bare({ ...root, components: groups }) };
}

/** The same tree of ordinary objects, without groups of components that stayed empty. */
function plain(tree: JsonObject): JsonObject {
  const root = copy(tree) as Record<string, Json>;
  const components = entriesOf(root["components"]).filter(
    ([, group]) => !isObject(group) || Object.keys(group).length > 0,
  );
  root["components"] = Object.fromEntries(components);
  return root;

  function copy(value: Json): Json {
    if (isArray(value)) return value.map(copy);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item)]));
  }
}

function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const key = ({ code, message, place }: Diagnostic): string =>
    [code, message, place?.source, place?.line, place?.column].join("\0");
  return [...new Map(diagnostics.map((it) => [key(it), it])).values()];
}
