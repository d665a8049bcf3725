import type { SourceFileTemplate } from "../generator/emit/print.js";
import { byCasingFiles } from "./by-casing.js";
import { clientFile } from "./client.js";
import { descriptorsFiles } from "./descriptors.js";
import { enumsFiles } from "./enums.js";
import { facadeFile } from "./facade.js";
import { filesFiles } from "./files.js";
import { headersFile } from "./headers.js";
import { idsFile } from "./ids.js";
import { importRowsFiles } from "./import-rows.js";
import { indexFile, metadataFile, type PackageFacts } from "./index-file.js";
import type { Layout } from "./layout.js";
import { parameterInterfacesFile } from "./parameter-interfaces.js";
import { resourcesFiles } from "./resources.js";
import { sharedParametersFile } from "./shared-parameters.js";
import { signaturesFile } from "./signatures.js";
import { operationsFiles } from "./operations.js";
import { webhookFiles } from "./webhooks.js";
import { typesFiles } from "./types.js";

/** Every TypeScript file of the package that is made from the model. */
export function sourceFiles(layout: Layout, facts: PackageFacts): readonly SourceFileTemplate[] {
  return [
    indexFile(layout),
    metadataFile(facts, layout),
    clientFile(layout),
    idsFile(layout),
    headersFile(layout),
    sharedParametersFile(layout),
    parameterInterfacesFile(layout),
    ...enumsFiles(layout),
    ...typesFiles(layout),
    ...resourcesFiles(layout),
    signaturesFile(layout),
    ...byCasingFiles(layout),
    ...descriptorsFiles(layout),
    ...operationsFiles(layout),
    ...importRowsFiles(layout),
    ...filesFiles(layout),
    facadeFile(layout),
    ...webhookFiles(layout),
  ];
}
