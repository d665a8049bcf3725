import { createHash } from "node:crypto";
import type { OfficialOperation } from "../oracle/operation-table.js";

/** A seed for each operation, so that one can be run alone and fails alike. */
export function seedOf({ key }: OfficialOperation): number {
  return createHash("sha256").update(key).digest().readUInt32BE();
}
