/** Findings about overlays: reading them, applying them. */
export const overlayCodes = {
  OVERLAY_UNREADABLE: {
    severity: "error",
    title: "Overlay cannot be read",
    message: "{source} cannot be read ({reason})",
    remedy: "check the path",
  },
  OVERLAY_SYNTAX: {
    severity: "error",
    title: "Overlay is not valid YAML",
    message: "this is not valid YAML: {reason}",
    remedy: "correct the place shown",
  },
  OVERLAY_INVALID: {
    severity: "error",
    title: "Not an overlay",
    message: "{what} must be {expected}, but is {found}",
    remedy: "see https://spec.openapis.org/overlay/v1.0.0.html",
  },
  OVERLAY_TARGET_SYNTAX: {
    severity: "error",
    title: "Target is not JSONPath",
    message: "the target {target} is not a JSONPath of RFC 9535: {reason}",
    remedy: "write names that are not plain identifiers in brackets, such as $.paths['/accounts']",
  },
  OVERLAY_TARGET_UNMATCHED: {
    severity: "error",
    title: "Target matches nothing",
    message: "the target {target} matches nothing",
    remedy: "{suggestion}; if the document no longer has it, remove the action",
  },
  OVERLAY_TARGET_ABSENT: {
    severity: "note",
    title: "Target matches nothing here",
    message: "the target {target} matches nothing in this document",
    remedy: "nothing to do, if it is meant for other versions ({suggestion})",
  },
  OVERLAY_REFERENCE_ABSENT: {
    severity: "note",
    title: "Component is not here",
    message: "the update of {target} refers to {reference}, which this document does not have",
    remedy: "nothing to do, if it is meant for other versions",
  },
  OVERLAY_TARGET_PRIMITIVE: {
    severity: "error",
    title: "Target is a single value",
    message: "the target {target} selects {found} at {path} ({where}), not an object or a list",
    remedy: "let the target select what holds it, and name it in the update",
  },
  OVERLAY_INCOMPATIBLE: {
    severity: "error",
    title: "Update does not fit its target",
    message: "the update puts {given} where {path} is {found} ({where})",
    remedy: "to replace it, remove {path} in an action before this one",
  },
  OVERLAY_REMOVES_ROOT: {
    severity: "error",
    title: "Overlay removes the document",
    message: "the target {target} is the whole document, which cannot be removed",
    remedy: "let the target select what is to be removed",
  },
} as const;
