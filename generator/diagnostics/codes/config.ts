/** Findings about the command line and the config file. */
export const configCodes = {
  CONFIG_MISSING: {
    severity: "error",
    title: "No such config file",
    message: "there is no config file {path}",
    remedy: "Correct the path given with --config",
  },
  ONLY_MATCHES_NOTHING: {
    severity: "error",
    title: "A glob of --only matches nothing",
    message: "nothing matches {glob}",
    remedy: "{suggestion}",
  },
  CONFIG_UNREADABLE: {
    severity: "error",
    title: "The config file cannot be loaded",
    message: "loading the config file failed: {reason}",
    remedy: "Correct the file; it is run as an ES module",
  },
  CONFIG_NO_OBJECT: {
    severity: "error",
    title: "The config file exports no settings",
    message: "the config file has no default export that is an object",
    remedy: "End it with `export default defineConfig(…)`",
  },
  CONFIG_UNKNOWN_OPTION: {
    severity: "error",
    title: "Unknown setting",
    message: "there is no setting {name}",
    remedy: "{suggestion}",
  },
  TEMPLATE_FAILED: {
    severity: "error",
    title: "A template of yours failed",
    message: "the template {name} failed: {reason}",
    remedy: "Correct it where it says, or take it out of `templates` in the config file",
  },
  TEMPLATE_INVALID: {
    severity: "error",
    title: "A template of yours made something that cannot be used",
    message: "the template {name} made something that cannot be used: {reason}",
    remedy: "Return a list of files, each with a path such as src/tags/accounts.ts and statements",
  },
  OPTION_INVALID: {
    severity: "error",
    title: "A value that the option does not take",
    message: "{name} must be {wanted}, but is {found}",
    remedy: "Correct it in the config file or on the command line",
  },
} as const;
