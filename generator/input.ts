import { existsSync } from "node:fs";
import { join } from "node:path";
import { orderKeys } from "./contract/key-order.js";
import { extractFacts } from "./contract/extract-facts.js";
import { readContract } from "./contract/read-contract.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { checkDocument } from "./document/check.js";
import type { Document } from "./document/document.js";
import { loadDocument } from "./document/load.js";
import { applyOverlay, type Applied } from "./overlay/apply-overlay.js";
import { applyUsable } from "./overlay/apply-usable.js";
import type { Overlay } from "./overlay/overlay.js";
import { readOverlay } from "./overlay/read-overlay.js";

/** What a run reads: a document with facts as fields and the overlay applied. */
export interface Input {
  readonly document: Document;
  readonly diagnostics: readonly Diagnostic[];
  /** The project's own contract in its newest version: the only input that may add names to the lock. */
  readonly canonical: boolean;
}

export interface InputOptions {
  /** Folder of the contract, the overlay and the locks. */
  readonly specFolder: string;
  /** Official document; the contract where absent. */
  readonly spec?: string | undefined;
  readonly apiVersion?: string | undefined;
}

/**
 * Reads the contract or an official document, turns its prose-only facts into fields, applies the overlay and checks the
 * result. An overlay action without a target is an error for the contract it was written for and a note for any other
 * document, as older documents lack some of what the overlay speaks about.
 */
export async function readInput({ specFolder, spec, apiVersion }: InputOptions): Promise<Input> {
  const canonical = spec === undefined && apiVersion === undefined;
  const loaded =
    spec === undefined
      ? await readContract(specFolder, apiVersion)
      : await loadOfficial(spec, apiVersion);
  const facts = extractFacts(loaded);
  const overlayPath = join(specFolder, "overlay.yaml");
  const overlaid = existsSync(overlayPath)
    ? apply(facts.document, await readOverlay(overlayPath), canonical)
    : { document: facts.document, diagnostics: [] };
  return {
    document: overlaid.document,
    diagnostics: [
      ...facts.diagnostics,
      ...overlaid.diagnostics,
      ...checkDocument(overlaid.document),
    ],
    canonical,
  };
}

const apply = (document: Document, overlay: Overlay, canonical: boolean): Applied =>
  canonical
    ? applyOverlay(document, overlay, { unmatched: "error" })
    : applyUsable(document, overlay);

async function loadOfficial(spec: string, version: string | undefined): Promise<Document> {
  const document = await loadDocument(spec, version === undefined ? {} : { version });
  return { ...document, root: orderKeys(document.root) };
}
