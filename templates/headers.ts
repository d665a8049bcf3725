import { StructureKind } from "ts-morph";
import { docs } from "../generator/emit/docs.js";
import { code } from "../generator/emit/code.js";
import type { SourceFileTemplate } from "../generator/emit/print.js";
import type { HeaderParameter } from "../generator/model/api.js";
import { banner, HEADERS_FILE, type Layout } from "./layout.js";
import { headerInterfaceName, sharedHeaders } from "./parameters.js";
import { propertyStructures, typeStyle } from "./properties.js";
import { runtimeType } from "./runtime-symbols.js";

const KeyInflection = runtimeType("KeyInflection");

/** One interface for each request header that several operations take; the options objects of calls extend them. */
export function headersFile(layout: Layout): SourceFileTemplate {
  const headers = new Map<string, HeaderParameter>();
  for (const header of layout.api.operations.flatMap(sharedHeaders)) {
    headers.set(headerInterfaceName(header), header);
  }
  const style = typeStyle(layout, "kebab", "Blob");
  return {
    path: HEADERS_FILE,
    banner: banner("spec/overlay.yaml or templates/headers.ts"),
    statements: [
      code`/** The casing of keys in this call, where it should differ from the client's. */
export interface KeyInflectionHeader<K extends ${KeyInflection}> {
  /** Casing of the keys in the answer; the type of the result follows it. The client's casing where absent. */
  keyInflection?: K;
}`,
      ...[...headers].map(([name, { name: property, required, schema, doc }]) => ({
        kind: StructureKind.Interface as const,
        name,
        isExported: true,
        docs: docs(doc),
        properties: propertyStructures(
          [{ name: property, required, schema: { ...schema, ...(doc !== undefined && { doc }) } }],
          false,
          style,
        ),
      })),
    ],
  };
}
