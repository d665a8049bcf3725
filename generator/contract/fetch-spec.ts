import path from "node:path";
import { DiagnosticsError } from "../diagnostics/diagnostic.js";
import { formatDiagnostics } from "../diagnostics/format.js";
import { packageRoot, specFolder } from "../package-root.js";
import { fetchUpstream } from "./fetch-upstream.js";

// `npm run fetch-spec`: the official documents of the locked commit, for tests that compare with them.
const target = path.join(packageRoot(), ".upstream");
try {
  const { commit, downloaded, present } = await fetchUpstream(specFolder(), target);
  console.log(
    `${downloaded.length} documents of commit ${commit} downloaded, ${present.length} there already.`,
  );
  console.log(`Run the tests with them: PERSONA_OPENAPI_DIR=${target} npm test`);
} catch (error) {
  if (!(error instanceof DiagnosticsError)) throw error;
  console.error(formatDiagnostics(error.diagnostics, { color: process.stderr.isTTY }));
  process.exitCode = 2;
}
