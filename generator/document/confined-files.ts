import type { BaseResolver, Document as RedoclyDocument } from "@redocly/openapi-core";
import { DiagnosticsError, type Diagnostic, type Place } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Json, JsonObject } from "./document.js";
import type { Limits } from "./limits.js";
import { placeIn, type SourceFile } from "./locate.js";
import { parseFile, type Parsed } from "./parse.js";
import { isArray, isObject, own, valueAt } from "./pointer.js";
import { fromPointer, toPointer, type Segment } from "../json/pointer.js";
import { asReadError, type Reader } from "./reader.js";
import { redocly } from "./redocly.js";

/** An object without a prototype: `__proto__` and `constructor` are keys of it like any other. */
export function bare(entries: JsonObject = {}): Record<string, Json> {
  return Object.assign(Object.create(null) as Record<string, Json>, entries);
}

interface Origin {
  readonly file: SourceFile;
  readonly segments: readonly Segment[];
}

interface AdoptedFile {
  readonly file: SourceFile;
  readonly root: JsonObject;
}

/**
 * The files of one document as Redocly sees them: read through a reader that does not leave the document's home, made
 * of bare objects, and with a note where every object came from.
 */
export class ConfinedFiles {
  readonly #reader: Reader;
  readonly #limits: Limits;
  readonly #files = new Map<string, AdoptedFile>();
  readonly #failures = new Map<string, unknown>();
  readonly #origins = new WeakMap<object, Origin>();

  constructor(reader: Reader, limits: Limits) {
    this.#reader = reader;
    this.#limits = limits;
  }

  /** Takes over a parsed file. */
  adopt(address: string, { file, root }: Parsed): RedoclyDocument<JsonObject> {
    this.#files.set(address, { file, root });
    const { Source } = redocly();
    return { source: new Source(address, file.text), parsed: this.#isolate(root, file) };
  }

  /** What Redocly loads files with. */
  resolver(): BaseResolver {
    const { BaseResolver, ResolveError, Source } = redocly();
    const load = async (address: string): Promise<RedoclyDocument> => {
      try {
        const file = { name: address, text: await this.#reader.read(address) };
        return this.adopt(address, parseFile(file, this.#limits));
      } catch (error) {
        this.#failures.set(address, error);
        throw new ResolveError(error as Error);
      }
    };
    const resolver = new BaseResolver();
    const loading = new Map<string, Promise<RedoclyDocument>>();
    resolver.resolveDocument = async <T>(base: string | null, reference: string) => {
      const address = resolver.resolveExternalRef(base, reference);
      const document = loading.get(address) ?? load(address);
      loading.set(address, document);
      return (await document) as RedoclyDocument<T>;
    };
    resolver.loadExternalRef = async (address) =>
      new Source(address, await this.#reader.read(address));
    return resolver;
  }

  /** What is wrong with the reference at a place where Redocly could not follow one. */
  unresolved(address: string, pointer: string): readonly Diagnostic[] {
    const from = this.#files.get(address);
    if (!from) return [];
    const segments = fromPointer(pointer);
    const node = valueAt(from.root, segments);
    const target = isObject(node) ? own(node, "$ref") : node;
    if (typeof target !== "string") return [];
    const inMapping = !isObject(node);
    if (inMapping && !this.#isRefused(this.#addressOf(address, target))) return [];
    const place = placeIn(from.file, toPointer(inMapping ? segments : [...segments, "$ref"]));
    return this.#explain(target, this.#addressOf(address, target), place);
  }

  /** A discriminator may name what does not exist (the check of the document warns), but not what lies outside. */
  #isRefused(address: string): boolean {
    const failure = this.#failures.get(address);
    return failure !== undefined && asReadError(failure).why !== "absent";
  }

  #addressOf(base: string, target: string): string {
    const [file = ""] = target.split("#");
    return file === "" ? base : new (redocly().BaseResolver)().resolveExternalRef(base, file);
  }

  #explain(target: string, address: string, place: Place): readonly Diagnostic[] {
    const failure = this.#failures.get(address);
    if (failure instanceof DiagnosticsError) return failure.diagnostics;
    if (failure === undefined)
      return [diagnose("REFERENCE_DANGLING", { target, suggestion: "" }, place)];
    const { why, message } = asReadError(failure);
    switch (why) {
      case "absent":
        return [diagnose("REFERENCE_DANGLING", { target, suggestion: "" }, place)];
      case "outside":
        return [diagnose("REFERENCE_OUTSIDE", { target, home: this.#reader.home }, place)];
      case "unreadable":
        return [diagnose("REFERENCE_UNREADABLE", { target, reason: message }, place)];
      case "too-large":
        return [tooLarge(this.#limits.bytes, "bytes", place)];
      case "too-many":
        return [tooLarge(this.#limits.files, "files", place)];
    }
  }

  /** Where the value of a pointer into the bundled tree stands in the files. */
  locate(tree: JsonObject, pointer: string): Place {
    const segments = fromPointer(pointer);
    let value: Json | undefined = tree;
    let origin = this.#origins.get(tree) ?? this.#firstFile();
    let rest: readonly Segment[] = segments;
    segments.forEach((segment, index) => {
      value = own(value, segment);
      const found = typeof value === "object" && value !== null && this.#origins.get(value);
      if (!found) return;
      origin = found;
      rest = segments.slice(index + 1);
    });
    return placeIn(origin.file, toPointer([...origin.segments, ...rest]), pointer);
  }

  #firstFile(): Origin {
    const [first] = this.#files.values();
    return { file: first?.file ?? { name: "", text: "" }, segments: [] };
  }

  #isolate(root: JsonObject, file: SourceFile): JsonObject {
    const isolate = (value: Json, segments: readonly Segment[]): Json => {
      if (typeof value !== "object" || value === null) return value;
      const copy = isArray(value)
        ? value.map((item, index) => isolate(item, [...segments, index]))
        : bare(
            Object.fromEntries(
              Object.entries(value).map(([key, item]) => [key, isolate(item, [...segments, key])]),
            ),
          );
      this.#origins.set(copy, { file, segments });
      return copy;
    };
    return isolate(root, []) as JsonObject;
  }
}

function tooLarge(limit: number, unit: "bytes" | "files", place: Place): Diagnostic {
  return diagnose("DOCUMENT_TOO_LARGE", { limit, unit, option: unit }, place);
}
