/** One paragraph in which no character begins a tag, as texts may come from a document. */
export const prose = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replaceAll("<", "&lt;")
    .trim()
    .replace(/^[#>+*-]/, "\\$&");

/** {@link prose} within a table. */
export const cell = (text: string): string => prose(text).replaceAll("|", "\\|");
