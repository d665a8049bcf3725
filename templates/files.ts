import { code, join } from "../generator/emit/code.js";
import { docComment } from "../generator/emit/docs.js";
import { stringLiteral } from "../generator/emit/literals.js";
import type { SourceFileTemplate } from "../generator/emit/print.js";
import { banner, FILES_FILE, type Layout } from "./layout.js";
import { runtimeType, runtimeValue } from "./runtime-symbols.js";

/** `downloadFile`, bound to the hosts that links to files may lead to; nothing where the contract names none. */
export function filesFiles({ api }: Layout): readonly SourceFileTemplate[] {
  if (api.fileHosts.length === 0) return [];
  const docs = {
    text: [
      `Downloads a file by the link that an object carries: from ${api.fileHosts.join(", ")} only, without the API key.`,
      "Links live for hours; where one has expired, fetch its object again.",
    ],
    tags: [{ name: "see", text: "https://docs.withpersona.com/downloading-files" }],
  };
  const hosts = join(api.fileHosts.map(stringLiteral));
  return [
    {
      path: FILES_FILE,
      banner: banner("x-sdk-file-hosts in spec/overlay.yaml or templates/files.ts"),
      statements: [
        code`${docComment(docs)}export const downloadFile: ${runtimeType("DownloadFile")} = /* @__PURE__ */ ${runtimeValue("fileDownloader")}([${hosts}]);`,
      ],
    },
  ];
}
