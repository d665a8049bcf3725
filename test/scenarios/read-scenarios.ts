/** One case of a Markdown file: a heading, a document, perhaps an overlay, and declarations that are wanted. */
export interface Scenario {
  readonly title: string;
  readonly document: string;
  readonly overlay: string | undefined;
  readonly wanted: readonly Wanted[];
}

export interface Wanted {
  /** File of the package. */
  readonly path: string;
  /** Name of the declaration in it. */
  readonly name: string;
  readonly text: string;
}

const BLOCK = /```(\w+)([^\n]*)\n([\s\S]*?)```/g;

/** The scenarios of a Markdown text: `yaml`, `yaml overlay` and `ts <path> <name>` blocks below second-level headings. */
export function readScenarios(markdown: string): readonly Scenario[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const blocks = [...section.matchAll(BLOCK)].map(
        ([, language = "", info = "", text = ""]) => ({
          kind: `${language}${info}`.trim(),
          text,
        }),
      );
      return {
        title: section.slice(0, section.indexOf("\n")),
        document: blocks.find(({ kind }) => kind === "yaml")?.text ?? "",
        overlay: blocks.find(({ kind }) => kind === "yaml overlay")?.text,
        wanted: blocks.flatMap(({ kind, text }) => {
          const [language, path, name] = kind.split(" ");
          if (language !== "ts" || path === undefined || name === undefined) return [];
          return [{ path, name, text: text.trimEnd() }];
        }),
      };
    });
}

/** The Markdown with the declarations that are there now in place of the wanted ones. */
export function recordDeclarations(
  markdown: string,
  declarations: ReadonlyMap<string, string>,
): string {
  let section = "";
  return markdown.replace(
    /^## (.*)$|```ts (\S+) (\S+)\n[\s\S]*?```/gm,
    (match, title?: string, path?: string, name?: string) => {
      if (title !== undefined) {
        section = title;
        return match;
      }
      const text = declarations.get(`${section} ${path ?? ""} ${name ?? ""}`);
      return text === undefined ? match : `\`\`\`ts ${path ?? ""} ${name ?? ""}\n${text}\n\`\`\``;
    },
  );
}
