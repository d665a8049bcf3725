import { joinUpperFirst } from "./words.js";

/**
 * `multipart/form-data` → `Multipart`, `application/json` → `Json`: how the parameter types of an operation with several
 * content types end.
 */
export const mediaTypeSuffix = (mediaType: string): string =>
  joinUpperFirst(mediaType.replace(/\/form-data$|^.*\//, ""));
