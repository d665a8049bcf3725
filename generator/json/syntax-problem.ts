/** Where a text stops being JSON and what is wrong there. */
export interface JsonProblem {
  /** Offset in UTF-16 units. */
  readonly offset: number;
  readonly reason: string;
}

const SPACE = /[\t\n\r ]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

type Expect = "value" | "value or ]" | "name" | "name or }" | "colon" | "comma or end" | "end";

/** The end of what `pattern` matches at `offset`, or `undefined`. */
function after(pattern: RegExp, text: string, offset: number): number | undefined {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** The end of the string that starts at `offset`, or what is wrong with it. */
function endOfString(text: string, offset: number): number | JsonProblem {
  let at = offset + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return { offset: at, reason: "a line break or control character in a string" };
    if (code === 0x5c) {
      const end = after(ESCAPE, text, at);
      if (end === undefined) return { offset: at, reason: "an unknown escape in a string" };
      at = end;
    } else {
      at += 1;
    }
  }
  return { offset, reason: "the file ends inside this string" };
}

/**
 * Finds the first place at which a text is not JSON (RFC 8259). `JSON.parse` only says that there is one: its message
 * has a position in some versions of Node and for some mistakes.
 *
 * @returns `undefined` for valid JSON
 */
export function findJsonProblem(text: string): JsonProblem | undefined {
  const open: ("}" | "]")[] = [];
  let offset = 0;
  let expect: Expect = "value";

  const unexpected = (): JsonProblem => ({ offset, reason: reasonAt(text, offset, expect, open) });
  const enter = (next: Expect, bracket?: "}" | "]"): Expect => {
    offset += 1;
    if (bracket) open.push(bracket);
    return next;
  };
  const leave = (): Expect => {
    offset += 1;
    open.pop();
    return afterValue();
  };
  const afterValue = (): Expect => (open.length > 0 ? "comma or end" : "end");
  const string = (next: Expect): Expect | JsonProblem => {
    const end = endOfString(text, offset);
    if (typeof end !== "number") return end;
    offset = end;
    return next;
  };
  const value = (char: string | undefined): Expect | JsonProblem => {
    if (char === "{") return enter("name or }", "}");
    if (char === "[") return enter("value or ]", "]");
    if (char === '"') return string(afterValue());
    const end = after(SCALAR, text, offset);
    if (end === undefined) return unexpected();
    offset = end;
    return afterValue();
  };
  const accept = (char: string | undefined): Expect | JsonProblem => {
    switch (expect) {
      case "value":
        return value(char);
      case "value or ]":
        return char === "]" ? leave() : value(char);
      case "name":
        return char === '"' ? string("colon") : unexpected();
      case "name or }":
        return char === "}" ? leave() : char === '"' ? string("colon") : unexpected();
      case "colon":
        return char === ":" ? enter("value") : unexpected();
      case "comma or end":
        if (char === open.at(-1)) return leave();
        return char === "," ? enter(open.at(-1) === "}" ? "name" : "value") : unexpected();
      case "end":
        return unexpected();
    }
  };

  for (;;) {
    offset = after(SPACE, text, offset) ?? offset;
    if (expect === "end" && offset === text.length) return undefined;
    const next = accept(text[offset]);
    if (typeof next !== "string") return next;
    expect = next;
  }
}

function reasonAt(text: string, offset: number, expect: Expect, open: readonly string[]): string {
  const wanted: Readonly<Record<Expect, string>> = {
    value: "a value",
    "value or ]": "a value or ]",
    name: "a name in double quotes",
    "name or }": "a name in double quotes or }",
    colon: "a colon",
    "comma or end": `a comma or ${open.at(-1) ?? ""}`,
    end: "the end of the file",
  };
  const char = text[offset];
  const found = char === undefined ? "the end of the file" : JSON.stringify(char);
  return `expected ${wanted[expect]}, found ${found}`;
}
