/** Words that the rules below would get wrong, singular → plural. */
const irregular: Readonly<Record<string, string>> = {
  alias: "aliases",
  analysis: "analyses",
  bias: "biases",
  bonus: "bonuses",
  bus: "buses",
  cache: "caches",
  calorie: "calories",
  campus: "campuses",
  canvas: "canvases",
  census: "censuses",
  child: "children",
  cookie: "cookies",
  criterion: "criteria",
  gas: "gases",
  index: "indices",
  lens: "lenses",
  movie: "movies",
  person: "people",
  quiz: "quizzes",
  selfie: "selfies",
  status: "statuses",
  tie: "ties",
  virus: "viruses",
};

/** Words that are the same in both numbers. */
const unchanging: ReadonlySet<string> = new Set([
  "aws",
  "data",
  "dns",
  "gps",
  "https",
  "ios",
  "media",
  "metadata",
  "news",
  "series",
  "sms",
  "species",
]);

const singularOf: ReadonlyMap<string, string> = new Map(
  Object.entries(irregular).map(([one, many]) => [many, one]),
);

/** The plural of one English word in small letters (`inquiry` → `inquiries`); a word that is a plural stays. */
export function plural(word: string): string {
  if (unchanging.has(word) || isPlural(word)) return word;
  if (Object.hasOwn(irregular, word)) return irregular[word] ?? word;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return `${word}s`;
}

/** The singular of one English word in small letters (`passes` → `pass`, `cases` → `case`); a singular stays. */
export function singular(word: string): string {
  if (unchanging.has(word) || Object.hasOwn(irregular, word)) return word;
  const known = singularOf.get(word);
  if (known !== undefined) return known;
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^isu]s$/.test(word) && word.length > 2 ? word.slice(0, -1) : word;
}

/** Whether the word is the plural of another one. */
export function isPlural(word: string): boolean {
  return singular(word) !== word;
}

/** The words with the last one in the plural: `account type` → `account types`. */
export function pluralWords(parts: readonly string[]): readonly string[] {
  return withLast(parts, plural);
}

/** The words with the last one in the singular: `graph queries` → `graph query`. */
export function singularWords(parts: readonly string[]): readonly string[] {
  return withLast(parts, singular);
}

function withLast(parts: readonly string[], change: (word: string) => string): readonly string[] {
  const last = parts.at(-1);
  return last === undefined ? parts : [...parts.slice(0, -1), change(last)];
}
