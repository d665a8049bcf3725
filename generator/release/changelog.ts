import type { WentBefore } from "../diff/came-back.js";
import type { Change } from "../diff/change.js";
import { arrow } from "../diff/format-json.js";
import { groupsOf } from "../diff/groups.js";
import { upperFirst } from "../names/words.js";

export const CHANGELOG_FILE = "CHANGELOG.md";

/** Of one section more than this are counted only: nobody reads a thousand lines, `diff` lists them. */
const SHOWN = 60;

const TITLE = "# Changelog";

/** The changelog with a section for a release on top. */
export function addRelease(
  changelog: string | undefined,
  release: { readonly version: string; readonly note: string; readonly changes: readonly Change[] },
): string {
  const before = (changelog ?? TITLE).replace(/^# Changelog\s*/, "").trim();
  const sections = groupsOf(release.changes).map(({ title, changes }) => {
    const more = changes.length - SHOWN;
    const items = changes.slice(0, SHOWN).map((change) => `- ${item(change)}`);
    const rest = more > 0 ? [`- And ${more} more.`] : [];
    return [`### ${title}`, "", ...items, ...rest].join("\n");
  });
  const section = [`## ${release.version}`, release.note, ...sections];
  return `${[TITLE, ...section, ...(before === "" ? [] : [before])].join("\n\n")}\n`;
}

/** What an earlier release said is gone, members included. */
export function wentByChangelog(changelog = ""): WentBefore {
  // Formatting takes away what need not be escaped.
  const bare = (text: string): string => text.replaceAll("\\", "");
  const told = bare(changelog);
  return ({ message, where }) => {
    const gone = { where, message: message.replace(/ is new\b.*$/, " is gone") };
    return gone.message !== message && told.includes(bare(`\n- ${head(gone)}`));
  };
}

/** A plain sentence with before → after and what to do; what comes from a document stays data. */
function item({ where, message, before, after, action }: Change): string {
  const values = arrow(before, after);
  const sentence = `${head({ where, message })}${values === "" ? "" : ` (${plain(values)})`}.`;
  return action === undefined ? sentence : `${sentence} ${upperFirst(action)}.`;
}

/** A place keeps its spelling also where a sentence begins with it. */
const head = ({ where, message }: Pick<Change, "where" | "message">): string =>
  message.startsWith(where) ? plain(message) : upperFirst(plain(message));

const plain = (text: string): string =>
  text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_[\]<>#~]/g, (character) => `\\${character}`);
