import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Document } from "./document.js";
import { describe, own } from "./pointer.js";

const SUPPORTED = /^3\.1\.\d+$/;

/** Only OpenAPI 3.1 is understood: 3.0 schemas are another dialect. */
export function checkVersion({ root, locate }: Document): readonly Diagnostic[] {
  const version = own(root, "openapi");
  if (typeof version === "string" && SUPPORTED.test(version)) return [];
  const swagger = own(root, "swagger");
  const found =
    typeof version === "string"
      ? version
      : typeof swagger === "string"
        ? `swagger ${swagger}`
        : describe(version);
  const pointer = swagger !== undefined && version === undefined ? "/swagger" : "/openapi";
  return [diagnose("OPENAPI_VERSION", { found }, locate(pointer))];
}
