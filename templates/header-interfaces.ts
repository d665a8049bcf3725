import type { InterfaceDeclarationStructure } from "ts-morph";
import { StructureKind } from "../generator/emit/structures.js";
import { symbol } from "../generator/emit/code.js";
import { docs } from "../generator/emit/docs.js";
import type { WithCode } from "../generator/emit/print.js";
import { PARAMETER_INTERFACES_FILE, type Layout } from "./layout.js";
import { propertyStructures, typeStyle } from "./properties.js";
import { runtimeType } from "./runtime-symbols.js";
import { COMMON_HEADERS, headerInterfaceName, sharedHeaders } from "./shared-headers.js";

/** Name of the interface for the casing of a call. */
const INFLECTION_HEADER = "KeyInflectionHeader";

type HeaderInterface = WithCode<InterfaceDeclarationStructure> & { readonly name: string };

/** One interface for each request header that several operations take, which the parameters of calls extend. */
export function headerInterfaces(layout: Layout): readonly HeaderInterface[] {
  const headers = new Map(
    layout.api.operations
      .flatMap(sharedHeaders)
      .map((header) => [headerInterfaceName(header), header]),
  );
  const style = typeStyle(layout, "kebab", runtimeType("FileInput"));
  return [
    inflectionHeader,
    ...[...headers].map(([name, { name: property, wireName, required, schema, doc }]) => ({
      kind: StructureKind.Interface as const,
      name,
      isExported: true,
      properties: propertyStructures(
        [{ name: property, required, schema: { ...schema, ...(doc !== undefined && { doc }) } }],
        false,
        style,
      ),
      docs: docs(`The header \`${wireName}\` of a call.`),
    })),
    ...common(layout),
  ];
}

const inflectionHeader: HeaderInterface = {
  kind: StructureKind.Interface,
  name: INFLECTION_HEADER,
  isExported: true,
  docs: docs("The casing of keys in this call, where it should differ from the client's."),
  typeParameters: [{ name: "K", constraint: runtimeType("KeyInflection") }],
  properties: [
    {
      name: "keyInflection",
      hasQuestionToken: true,
      type: "K | undefined",
      docs: docs(
        "Casing of the keys in the answer; the type of the result follows it. The client's casing where absent.",
      ),
    },
  ],
};

/** The interface for the headers that most operations take together. */
function common({ commonHeaders }: Layout): readonly HeaderInterface[] {
  if (commonHeaders.length === 0) return [];
  return [
    {
      kind: StructureKind.Interface,
      name: COMMON_HEADERS,
      isExported: true,
      docs: docs("The headers that nearly all calls take."),
      extends: commonHeaders.map((header) =>
        symbol(headerInterfaceName(header), PARAMETER_INTERFACES_FILE, { type: true }),
      ),
    },
  ];
}
