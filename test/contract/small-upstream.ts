/** An official repository of two small versions. */
export const document = (version: string, properties: object = {}): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "API", version },
    paths: {},
    components: { schemas: { s: { description: "text", properties, required: ["b", "a"] } } },
  });

export const upstream = { repository: "https://github.com/a/b", commit: "abc", date: "2026-01-02" };
export const officialFiles = {
  "2024-01-01/openapi-bundled.json": document("2024-01-01", {
    old: { type: "string" },
    both: { type: "string" },
  }),
  "2025-01-01/openapi-bundled.json": document("2025-01-01", {
    both: { type: ["string", "null"] },
    new: {},
  }),
};
