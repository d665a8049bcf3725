import { DiagnosticsError, type Diagnostic } from "../../generator/diagnostics/diagnostic.js";

/** What an attempt is refused with; it must be refused with diagnostics and nothing else. */
export async function refusalOf(attempt: () => unknown): Promise<readonly Diagnostic[]> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof DiagnosticsError) return error.diagnostics;
    throw error;
  }
  throw new Error("nothing was refused");
}

/** `CODE line:column`, the shortest form that says what was found where. */
export function brief({ code, place }: Diagnostic): string {
  return place?.line === undefined ? code : `${code} ${place.line}:${place.column ?? 0}`;
}
