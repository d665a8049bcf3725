/** A step on the way from a document to a package, as the picture tells it. */
const STEPS: readonly (readonly [room: string, gives: string])[] = [
  ["diagnostics", "what is wrong, where, and what to do"],
  ["json", "JSON pointers, and where a JSON text says what"],
  ["document", "a file, folder or address → the document, each value with its place"],
  ["contract", "spec/ → the document of a version, facts only; and back"],
  ["overlay", "→ the document with names, texts and corrections of our own"],
  ["input", "any of these → the document"],
  ["prepare", "→ the document with one way to say each thing"],
  ["names", "the name of everything, kept in spec/names.lock.json"],
  ["model", "→ the Api: plain data, named, without OpenAPI"],
  ["runtime-assets", "the files of templates/runtime, and what they export"],
  ["reserved-names", "names that the runtime has taken"],
  ["sample", "example values of a schema"],
  ["emit", "structures and imported names → text, formatted"],
  ["templates", "Api → the structures of every file"],
  ["place-of-error", "where a template threw"],
  ["apply-templates", "the templates of a config file"],
  ["render-package", "Api → the texts of the package"],
  ["write", "texts → the folder, all of it or none"],
  ["load-api", "document → Api: input, prepare, model, names in a row"],
  ["diff", "two Apis → what the step means to callers"],
  ["release", "the version and the changelog that the changes ask for"],
  ["make-package", "options → the package in memory"],
  ["rerun", "whether a run would only repeat the last one"],
  ["config", "options, defaults, the config file"],
  ["pipeline", "generate and check"],
  ["pull", "the official repository → the next spec/"],
  ["cli", "commands, progress, exit codes"],
  ["index", "what programs and config files import"],
];

/**
 * The rooms of the generator in such an order that each uses only rooms above it.
 *
 * @param used room → the rooms whose code it runs
 * @throws Error for rooms that use each other, and for a room without a text
 */
export function flowPicture(used: ReadonlyMap<string, ReadonlySet<string>>): string {
  const texts = new Map(STEPS);
  const unknown = [...used.keys()].filter((room) => !texts.has(room));
  if (unknown.length > 0) throw new Error(`say what ${unknown.join(", ")} gives`);
  const order = STEPS.map(([room]) => room).filter((room) => used.has(room));
  const placed: string[] = [];
  while (placed.length < order.length) {
    const next = order.find(
      (room) =>
        !placed.includes(room) && [...(used.get(room) ?? [])].every((it) => placed.includes(it)),
    );
    if (next === undefined) {
      throw new Error(
        `${order.filter((room) => !placed.includes(room)).join(", ")} go in a circle`,
      );
    }
    placed.push(next);
  }
  const names = Math.max(...placed.map((room) => room.length));
  const gives = Math.max(...placed.map((room) => texts.get(room)?.length ?? 0));
  return placed
    .map((room) => {
      const uses = placed.filter((other) => used.get(room)?.has(other));
      const text = (texts.get(room) ?? "").padEnd(gives);
      return `${room.padEnd(names)}  ${text}  ${uses.length > 0 ? `← ${uses.join(" ")}` : ""}`.trimEnd();
    })
    .join("\n");
}
