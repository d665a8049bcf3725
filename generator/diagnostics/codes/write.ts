/** Findings about the folder that the package is written to, and about building the package. */
export const writeCodes = {
  OPENAPI_TYPES_LEFT_OUT: {
    severity: "warning",
    title: "The package has no entry point ./openapi",
    message: "openapi-typescript cannot read the document ({reason}), so ./openapi is left out",
    remedy: "Correct the document, or the place with an overlay action",
  },
  OUT_NOT_OURS: {
    severity: "error",
    title: "The folder holds files of somebody else",
    message: "{folder} is not empty and was not written by this tool (it has no {manifest})",
    remedy: "Choose an empty or a new folder with --out, or empty this one yourself",
  },
  OUT_NOT_A_FOLDER: {
    severity: "error",
    title: "The output is no folder",
    message: "{path} is not a folder",
    remedy: "Choose another folder with --out, or move what stands there away",
  },
  OUT_UNWRITABLE: {
    severity: "error",
    title: "The folder cannot be written",
    message: "{path} cannot be written ({reason})",
    remedy:
      "Give yourself the right to write there, make room, or choose another folder with --out",
  },
  OUT_THROUGH_LINK: {
    severity: "error",
    title: "A symbolic link stands in the folder",
    message: "{path} is a symbolic link, and nothing is written or deleted through links",
    remedy: "Replace the link by what it points to, or remove it",
  },
  OUT_OCCUPIED: {
    severity: "error",
    title: "A file of the package meets something else",
    message: "{path} is in the way: the package needs a {wanted} there",
    remedy: "Move it away, or choose another folder with --out",
  },
  OUT_BUSY: {
    severity: "error",
    title: "Another run writes to the folder",
    message: "Process {pid} is writing to {folder}",
    remedy: "Wait for it; if it is no run of this tool, delete {staging}",
  },
  MANIFEST_INVALID: {
    severity: "error",
    title: "The list of written files is not usable",
    message: "{path} is not a list of files that this tool wrote: {reason}",
    remedy: "Restore it from version control, or delete the folder and generate it anew",
  },
  PATH_UNSAFE: {
    severity: "error",
    title: "A path would leave the folder or not exist on every system",
    message: "The path {path} cannot be written: {reason}",
    remedy: "Give the namespace, type or file another name in the overlay",
  },
  PATH_COLLISION: {
    severity: "error",
    title: "Two files would have one path",
    message: "{path} and {other} are one path on systems that do not tell case apart",
    remedy: "Give one of them another name in the overlay",
  },
  WRITE_INTERRUPTED: {
    severity: "note",
    title: "An earlier run was interrupted",
    message: "An earlier run was interrupted while it wrote to {folder}",
    remedy: "Run `persona-codegen generate`: it finishes or undoes that run first",
  },
  PACKAGE_TYPE_ERROR: {
    severity: "error",
    title: "The generated package does not type-check",
    message: "TS{number}: {text}",
    remedy:
      "If the overlay, an option or a template of yours brought this about, correct it; else report it as a fault of persona-codegen",
  },
  PACKAGE_TOO_DEEP: {
    severity: "error",
    title: "The generated types are nested too deeply",
    message: "the compiler cannot follow how types of this file lead on to each other",
    remedy:
      "look in the document for lists of lists, over thousands of schemas; with --no-build the package is written without being compiled",
  },
} as const;
