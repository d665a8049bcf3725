import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** What Ajv makes of a value at a place of an official document. */
export interface OfficialSchemas {
  /** The first thing Ajv finds wrong with a value, by the schema of a JSON pointer; `undefined` where it fits. */
  readonly fault: (pointer: readonly string[], value: unknown) => string | undefined;
}

/** The schemas of an official document as they stand there; `undefined` where it is not on this machine. */
export function officialSchemas(version = "2025-12-08"): OfficialSchemas | undefined {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const folder = process.env["PERSONA_OPENAPI_DIR"] ?? path.join(root, "../shared/persona-openapi");
  const file = path.resolve(root, folder, version, "openapi-bundled.json");
  if (!existsSync(file)) return undefined;
  const document = JSON.parse(readFileSync(file, "utf8")) as Node;
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  // numbers' widths and two names that no standard has
  for (const format of ["int32", "float", "binary", "integer", "json"]) ajv.addFormat(format, true);
  ajv.addSchema({ ...document, $id: "official" });
  return {
    fault: (pointer, value) => {
      const at = resolved(document, pointer).map((key) =>
        key.replaceAll("~", "~0").replaceAll("/", "~1"),
      );
      const $ref = `official#/${at.map(encodeURIComponent).join("/")}`;
      const validate = ajv.getSchema($ref) ?? ajv.compile({ $ref });
      return validate(value) === true ? undefined : told(validate.errors?.[0]);
    },
  };
}

interface Node {
  readonly [key: string]: Node | string | undefined;
}

/** A pointer without references on its way. */
function resolved(document: Node, pointer: readonly string[]): readonly string[] {
  let at: readonly string[] = [];
  let node: Node = document;
  for (const key of pointer) {
    const { $ref } = node;
    if (typeof $ref === "string") {
      at = $ref.slice(2).split("/");
      node = at.reduce<Node>((parent, part) => child(parent, part), document);
    }
    at = [...at, key];
    node = child(node, key);
  }
  return at;
}

function child(node: Node, key: string): Node {
  const found = node[key];
  if (typeof found !== "object") throw new Error(`the official document has no ${key}`);
  return found;
}

/** A finding without indices, so that those of one kind are alike. */
function told(error: ErrorObject | undefined): string {
  return `${error?.instancePath.replaceAll(/\/\d+/g, "/*") ?? ""} ${error?.message ?? ""}`;
}
