import { compilerVersions, testCompilers } from "../types/test-compilers.js";

testCompilers(
  compilerVersions.flatMap((version) => [
    [version, "bundler"] as const,
    [version, "nodenext"] as const,
  ]),
);
