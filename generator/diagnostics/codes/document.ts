/** Findings about an OpenAPI document: reading it, putting it together, checking it. */
export const documentCodes = {
  SOURCE_NOT_FOUND: {
    severity: "error",
    title: "Nothing to read",
    message: "{source} does not exist or cannot be read ({reason})",
    remedy: "give a file, a folder with openapi-bundled.json or openapi.yaml, or an https address",
  },
  SOURCE_NO_DOCUMENT: {
    severity: "error",
    title: "No document in the folder",
    message: "{source} holds none of {wanted}",
    remedy: "give the folder of one dated version, or the file itself",
  },
  SOURCE_ADDRESS_REFUSED: {
    severity: "error",
    title: "Address refused",
    message: "{source} is not fetched: {reason}",
    remedy: "give an https address that answers directly",
  },
  SOURCE_FETCH_FAILED: {
    severity: "error",
    title: "Download failed",
    message: "{source} could not be downloaded ({reason})",
    remedy: "check the address and the network, or download the document and give its path",
  },
  DOCUMENT_TOO_LARGE: {
    severity: "error",
    title: "Too large",
    message: "the document exceeds the limit of {limit} {unit}",
    remedy:
      "check that this is the right file; a program can raise the limit with the option limits.{option}",
  },
  DOCUMENT_TOO_DEEP: {
    severity: "error",
    title: "Nested too deeply",
    message: "the document is nested more than {limit} levels deep",
    remedy: "check that this is the right file; Persona's documents are at most 30 levels deep",
  },
  DOCUMENT_ALIASES: {
    severity: "error",
    title: "YAML aliases repeat too much",
    message: "its YAML aliases expand the document to more than {limit} values",
    remedy: "replace the aliases by $ref to components",
  },
  DOCUMENT_SYNTAX: {
    severity: "error",
    title: "Not readable as JSON or YAML",
    message: "this is not valid {format}: {reason}",
    remedy:
      "correct the place shown; if the file ends there, it was probably cut off: fetch it again",
  },
  DOCUMENT_NOT_OBJECT: {
    severity: "error",
    title: "Not an OpenAPI document",
    message: "an OpenAPI document is an object, but this is {found}",
    remedy: "check that the source is the document itself, not a page that shows it",
  },
  DOCUMENT_ALLOWS_ITSELF: {
    severity: "error",
    title: "The document grants itself exceptions",
    message: "the document carries {keyword}, which only an overlay may set",
    remedy: "remove {keyword} from the document; if you trust the entry, set it in your overlay",
  },
  OPENAPI_VERSION: {
    severity: "error",
    title: "Wrong OpenAPI version",
    message: "expected openapi 3.1.x, found {found}",
    remedy: "give a document of OpenAPI 3.1; older ones can be converted first",
  },
  STRUCTURE_INVALID: {
    severity: "error",
    title: "Unexpected structure",
    message: "{what} must be {expected}, but is {found}",
    remedy: "correct the document or, if it is not yours, add a correction to the overlay",
  },
  REFERENCE_DANGLING: {
    severity: "error",
    title: "Reference to nothing",
    message: "$ref {target} leads to nothing",
    remedy: "add {target} or point the reference to something that exists{suggestion}",
  },
  REFERENCE_OUTSIDE: {
    severity: "error",
    title: "Reference leaves the document's folder",
    message: "$ref {target} leads outside {home}",
    remedy: "move the file into {home}; nothing outside it is read",
  },
  REFERENCE_UNREADABLE: {
    severity: "error",
    title: "Referenced file cannot be read",
    message: "$ref {target} cannot be read: {reason}",
    remedy: "check the referenced file",
  },
  REFERENCE_UNSUPPORTED: {
    severity: "error",
    title: "Unsupported reference",
    message: "$ref {target} does not lead to a component",
    remedy: "move what it refers to under #/components and refer to it there",
  },
  REFERENCE_WRONG_KIND: {
    severity: "error",
    title: "Reference to the wrong kind",
    message: "$ref {target} stands where {expected} is expected",
    remedy: "refer to an entry of #/components/{group}",
  },
  REFERENCE_CIRCULAR: {
    severity: "error",
    title: "Reference that never arrives",
    message: "{target} is defined by itself: {chain}",
    remedy:
      "let one of them say what it is; a schema may contain itself only inside a property or an array",
  },
  REFERENCE_CHAIN_LONG: {
    severity: "error",
    title: "Reference that takes too many steps",
    message: "{target} is another, which is another, over more than {limit} references and unions",
    remedy: "refer to what is meant; Persona's documents do so in four steps at most",
  },
  DISCRIMINATOR_DANGLING: {
    severity: "warning",
    title: "Discriminator leads nowhere",
    message: "the discriminator maps {value} to {target}, which does not exist",
    remedy:
      "nothing to do: the value is treated as unknown; add the schema if answers really hold it",
  },
  PATH_TEMPLATE: {
    severity: "error",
    title: "Malformed path",
    message: "the path {path} {reason}",
    remedy: "write paths with a leading slash and each parameter in its own pair of braces",
  },
  PATH_PARAMETER_UNDECLARED: {
    severity: "error",
    title: "Path parameter not declared",
    message: "{operation} does not declare the path parameter {name} of {path}",
    remedy: "add it to the parameters with in: path and required: true{suggestion}",
  },
  PATH_PARAMETER_UNUSED: {
    severity: "error",
    title: "Path parameter not in the path",
    message: "{operation} declares the path parameter {name}, which is not in {path}",
    remedy: "remove the parameter or add it to the path{suggestion}",
  },
  PARAMETER_DUPLICATE: {
    severity: "error",
    title: "Parameter declared twice",
    message: "{operation} declares the {in} parameter {name} twice",
    remedy: "remove one of the two",
  },
  OPERATION_ID_MISSING: {
    severity: "error",
    title: "Operation without operationId",
    message: "{operation} has no operationId",
    remedy:
      "give it one, in the document or with an overlay action on {target}; names derive from it",
  },
  OPERATION_ID_DUPLICATE: {
    severity: "error",
    title: "operationId used twice",
    message: "{operation} has the operationId {id}, like {other}",
    remedy: "change one of them, in the document or with an overlay action",
  },
  PATTERN_INVALID: {
    severity: "error",
    title: "Pattern does not compile",
    message: "the pattern {pattern} is not a regular expression of ECMAScript: {reason}",
    remedy: "correct the pattern, or remove it with an overlay action",
  },
  PATTERN_SLOW: {
    severity: "warning",
    title: "Pattern may take exponential time",
    message: "the pattern {pattern} repeats what can be read in several ways; it is not enforced",
    remedy: "simplify the pattern, in the document or with an overlay action",
  },
  SERVER_REFUSED: {
    severity: "error",
    title: "Unknown server",
    message: "the server {url} is not https://*.withpersona.com",
    remedy:
      "if it is right, add it to x-allowed-servers at the document's root in the overlay; keys would be sent there",
  },
  SERVER_MISSING: {
    severity: "error",
    title: "No server",
    message: "the document names no server",
    remedy: "add servers at the document's root, if need be with an overlay action",
  },
  SECURITY_REFUSED: {
    severity: "error",
    title: "Unknown way to authenticate",
    message:
      "the security scheme {name} ({kind}) is not a bearer token, nor a token in the Authorization header",
    remedy:
      "if it is right, add {name} to x-allowed-security at the document's root in the overlay",
  },
  SECURITY_UNKNOWN: {
    severity: "error",
    title: "Security scheme not declared",
    message: "the security requirement {name} is not among components.securitySchemes",
    remedy: "declare the scheme or remove the requirement",
  },
} as const;
