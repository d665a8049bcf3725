/** Findings about distilling official documents and about what `spec/` holds. */
export const contractCodes = {
  KNOWN_VALUES_UNREADABLE: {
    severity: "warning",
    title: "List of values not understood",
    message: "the text announces possible values, but no list was recognised",
    remedy:
      "add x-known-values with an overlay action, or extend the rule in generator/contract/known-values.ts",
  },
  VERSION_UNKNOWN: {
    severity: "error",
    title: "No such version",
    message: "there is no version {version} in {source}",
    remedy: "{suggestion}",
  },
  CONTRACT_UNREADABLE: {
    severity: "error",
    title: "Contract cannot be read",
    message: "{source} cannot be read ({reason})",
    remedy: "restore it from version control, or distil it again with persona-codegen pull",
  },
  PATCH_FAILED: {
    severity: "error",
    title: "Version patch does not fit",
    message: "operation {operation} of the patch to version {version} does not fit contract.json",
    remedy:
      "the two files are of different states: restore both from version control, or distil again with persona-codegen pull",
  },
  VERSION_DATE: {
    severity: "error",
    title: "Version is not a date",
    message: "info.version must be a date such as 2025-12-08, but is {found}",
    remedy: "check the document; versions are named by date",
  },
  VERSION_FOLDER: {
    severity: "error",
    title: "Folder and version differ",
    message: "the folder {folder} holds the document of version {version}",
    remedy: "check the repository: a folder is named like the version in it",
  },
  UPSTREAM_NO_VERSIONS: {
    severity: "error",
    title: "No official documents",
    message: "{source} holds no folder named by date with an OpenAPI document in it",
    remedy:
      "give a checkout of the official repository, or run the script that fetches the locked commit",
  },
  RELEASE_UNREADABLE: {
    severity: "error",
    title: "Memory of the last release is damaged",
    message: "{path} is not what a release writes",
    remedy: "restore it from version control; without it the next version is not known",
  },
  UPSTREAM_CHECKSUM: {
    severity: "error",
    title: "Checksum differs",
    message: "{source} has SHA-256 {found}, the lock says {expected}",
    remedy:
      "the file is not what was distilled: fetch again, and do not use it if that does not help",
  },
} as const;
