import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import { toCsv, type ImportColumns } from "../../templates/runtime/csv.js";
import { PersonaValidationError } from "../../templates/runtime/errors.js";
import { placeColumns, type PlaceRow } from "./fixtures/imports.js";

const place: PlaceRow = { value: "here", latitude: 1 };

/** Reads CSV with a reader that knows nothing of our writer, strictly by RFC 4180. */
async function read(file: Blob): Promise<string[][]> {
  const bytes = Buffer.from(await bytesOf(file));
  return parse(bytes, { record_delimiter: "\r\n", skip_empty_lines: false });
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}

async function* later<Row>(rows: readonly Row[]): AsyncGenerator<Row, void, undefined> {
  for (const row of rows) yield await Promise.resolve(row);
}

const thrown = (work: () => unknown): PersonaValidationError => {
  try {
    work();
  } catch (error) {
    return error as PersonaValidationError;
  }
  return expect.unreachable("should throw");
};

describe("a CSV file", () => {
  it("has a header, a line for each row, CRLF, and quotes where they are needed", async () => {
    const rows: PlaceRow[] = [
      {
        value: "plain",
        latitude: -90,
        match_type: "near",
        radius_meters: 0.5,
        since: "2024-02-29",
      },
      { value: 'a "b", c', latitude: 0, match_type: null },
      { value: "two\r\nlines", latitude: 1e-7, radius_meters: -0 },
      { value: " =1+1", latitude: 90, radius_meters: 1e20 },
      { value: "@=ä𝄞", latitude: 1 },
      { value: "a\rb", latitude: 1 },
    ];
    const file = toCsv(rows, placeColumns);
    expect(file.type).toBe("text/csv");
    expect(await file.text()).toBe(
      [
        "value,match_type,latitude,radius_meters,since",
        "plain,near,-90,0.5,2024-02-29",
        '"a ""b"", c",,0,,',
        '"two\r\nlines",,0.0000001,0,',
        '" =1+1",,90,100000000000000000000,',
        "@=ä𝄞,,1,,",
        '"a\rb",,1,,',
        "",
      ].join("\r\n"),
    );
  });

  it("is UTF-8 without a mark in front", async () => {
    const bytes = await bytesOf(toCsv([{ ...place, value: "ä" }], placeColumns));
    expect(Buffer.from(bytes).toString("latin1")).toContain("\r\nÃ¤,");
    expect(bytes[0]).toBe("v".charCodeAt(0));
  });

  it("is a header alone without rows", async () => {
    expect(await toCsv([], placeColumns).text()).toBe(
      "value,match_type,latitude,radius_meters,since\r\n",
    );
  });

  it("has no line that is empty: readers skip those", async () => {
    const columns: ImportColumns<{ tag?: string }> = [
      { name: "tag", required: false, type: "string" },
    ];
    expect(await toCsv([{}, { tag: "" }, { tag: "x" }], columns).text()).toBe(
      'tag\r\n""\r\n""\r\nx\r\n',
    );
  });

  it("is the same from what gives rows one after another", async () => {
    const rows = [place, { ...place, value: "there" }];
    const expected = await toCsv(rows, placeColumns).text();
    expectTypeOf(toCsv(rows, placeColumns)).toEqualTypeOf<Blob>();
    expectTypeOf(toCsv(later(rows), placeColumns)).toEqualTypeOf<Promise<Blob>>();
    expect(await toCsv(new Set(rows), placeColumns).text()).toBe(expected);
    expect(await (await toCsv(later(rows), placeColumns)).text()).toBe(expected);
    const stream = new Response("x").body as unknown as AsyncIterable<PlaceRow>;
    await expect(toCsv(stream, placeColumns)).rejects.toThrow("toCsv: row 1");
  });

  it("is read back as it was written", async () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom('"', ",", "\r", "\n", " ", "a", "ä", ";", "\t", "\0") }),
    );
    const row = fc.record({
      value: text.filter((value) => value !== ""),
      match_type: fc.constantFrom<PlaceRow["match_type"]>("near", "far", null, undefined),
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      since: fc.constantFrom("", "0001-01-01", "2000-02-29", undefined),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 60 }), async (rows) => {
        const [header, ...lines] = await read(toCsv(rows as PlaceRow[], placeColumns));
        expect(header).toEqual(placeColumns.map(({ name }) => name));
        expect(lines.map(([value, kind, , radius, since]) => [value, kind, radius, since])).toEqual(
          rows.map(({ value, match_type, since }) => [value, match_type ?? "", "", since ?? ""]),
        );
        lines.forEach(([, , latitude], index) => {
          expect(latitude).toMatch(/^-?\d+(\.\d+)?$/);
          expect(Number(latitude)).toBeCloseTo(rows[index]?.latitude ?? NaN, 15);
        });
      }),
      { numRuns: 100 },
    );
  });
});

describe("a row that the file cannot hold", () => {
  const SECRET = "s3cret";
  const rows = (broken: unknown): PlaceRow[] => [place, place, broken as PlaceRow];

  it.each<[string, unknown, string]>([
    [
      "an unknown column",
      { ...place, naem: SECRET },
      "column naem must be one of value, match_type",
    ],
    ["a missing value", { latitude: 1 }, "column value must be given"],
    ["null where a value is required", { ...place, value: null }, "column value must be given"],
    ["empty text where a value is required", { ...place, value: "" }, "column value must be given"],
    ["a number for text", { ...place, value: 1 }, "column value must be well-formed text"],
    [
      "half a character",
      { ...place, value: `${SECRET}\ud800` },
      "column value must be well-formed",
    ],
    ["an object", { ...place, value: { SECRET } }, "column value must be well-formed text"],
    [
      "another value",
      { ...place, match_type: SECRET },
      "column match_type must be one of near, far",
    ],
    [
      "text for a number",
      { ...place, latitude: SECRET },
      "column latitude must be a number from -90",
    ],
    [
      "too small a number",
      { ...place, latitude: -90.1 },
      "column latitude must be a number from -90",
    ],
    [
      "too large a number",
      { ...place, latitude: 90.1 },
      "column latitude must be a number from -90",
    ],
    ["not a number", { ...place, radius_meters: NaN }, "column radius_meters must be a number"],
    [
      "an infinite number",
      { ...place, radius_meters: Infinity },
      "column radius_meters must be a num",
    ],
    ["a Date", { ...place, since: new Date() }, "column since must be well-formed text"],
    [
      "another form of date",
      { ...place, since: "31/01/2000" },
      "column since must be a date like 200",
    ],
    [
      "a day that is not",
      { ...place, since: "2023-02-30" },
      "column since must be a date like 2000",
    ],
    [
      "a month that is not",
      { ...place, since: "2023-13-01" },
      "column since must be a date like 2000",
    ],
    ["a date with a time", { ...place, since: "2023-01-01T00:00Z" }, "column since must be a date"],
    ["text", SECRET, "must be an object"],
    ["null", null, "must be an object"],
  ])("is refused with its number: %s", (_, broken, what) => {
    const error = thrown(() => toCsv(rows(broken), placeColumns));
    expect(error).toBeInstanceOf(PersonaValidationError);
    expect(error.message).toMatch(/^toCsv: row 3[, ]/);
    expect(error.message).toContain(what);
    expect(error.parameter).toMatch(/^row 3(, column \w+)?$/);
    expect(error.message + JSON.stringify(error) + String(error.stack)).not.toContain(SECRET);
  });

  it("is counted from one, whether or not rows come asynchronously", async () => {
    const error = await toCsv(later([{} as PlaceRow]), placeColumns).catch(
      (cause: unknown) => cause,
    );
    expect(error).toMatchObject({ parameter: "row 1, column value", rule: "must be given" });
  });

  it("may hold columns without a value", () => {
    const row = { ...place, naem: undefined, match_type: null };
    expect(() => toCsv([row], placeColumns)).not.toThrow();
  });

  it("does not compile", () => {
    // @ts-expect-error A column that is not there.
    expect(() => toCsv([{ ...place, naem: "x" } satisfies PlaceRow], placeColumns)).toThrow();
    // @ts-expect-error A value of the wrong type.
    expect(() => toCsv([{ value: "x", latitude: "1" }], placeColumns)).toThrow();
  });
});

describe("rows that fail", () => {
  it("fail with the error of whoever gives them", async () => {
    const failure = new Error("database is gone");
    expect(
      thrown(() =>
        toCsv(
          (function* () {
            yield place;
            throw failure;
          })(),
          placeColumns,
        ),
      ),
    ).toBe(failure);
    const rows = (async function* () {
      yield await Promise.resolve(place);
      throw failure;
    })();
    await expect(toCsv(rows, placeColumns)).rejects.toBe(failure);
  });
});
