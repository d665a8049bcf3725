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
  /** The project's own contract in its newest version, as it is: the only input that may add names to the lock. */
  readonly canonical: boolean;
}

export interface InputOptions {
  /** Folder of the contract, the overlay and the locks. */
  readonly specFolder: string;
  /** Official document; the contract where absent. */
  readonly spec?: string | undefined;
  readonly apiVersion?: string | undefined;
  /** An overlay applied after the one of the folder; whoever gives it knows the document, so each target must be there. */
  readonly overlay?: string | undefined;
}

/**
 * Reads the contract or an official document, turns its prose-only facts into fields, applies the overlay and checks the
 * result. An overlay action without a target is an error for the contract it was written for and a note for any other
 * document, as older documents lack some of what the overlay speaks about.
 */
export async function readInput(options: InputOptions): Promise<Input> {
  const { specFolder, spec, apiVersion } = options;
  const newest = spec === undefined && apiVersion === undefined;
  const loaded =
    spec === undefined
      ? await readContract(specFolder, apiVersion)
      : await loadOfficial(spec, apiVersion);
  const facts = extractFacts(loaded);
  const overlayPath = join(specFolder, "overlay.yaml");
  const overlaid = existsSync(overlayPath)
    ? apply(facts.document, await readOverlay(overlayPath), newest)
    : { document: facts.document, diagnostics: [] };
  const { document, diagnostics } =
    options.overlay === undefined
      ? overlaid
      : applyAfter(overlaid, await readOverlay(options.overlay));
  return {
    document,
    diagnostics: [...facts.diagnostics, ...diagnostics, ...checkDocument(document)],
    canonical: newest && options.overlay === undefined,
  };
}

function applyAfter(before: Applied, overlay: Overlay): Applied {
  const after = applyOverlay(before.document, overlay, { unmatched: "error" });
  return { ...after, diagnostics: [...before.diagnostics, ...after.diagnostics] };
}

const apply = (document: Document, overlay: Overlay, canonical: boolean): Applied =>
  canonical
    ? applyOverlay(document, overlay, { unmatched: "error" })
    : applyUsable(document, overlay);

async function loadOfficial(spec: string, version: string | undefined): Promise<Document> {
  const document = await loadDocument(spec, version === undefined ? {} : { version });
  return { ...document, root: orderKeys(document.root) };
}
