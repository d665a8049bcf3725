import { PersonaValidationError } from "./errors.js";

/** A column of a file that an import reads. */
export interface ImportColumn {
  readonly name: string;
  readonly required: boolean;
  /** Dates are text like `2000-01-31`: a `Date` is a moment, which lies on two days at once. */
  readonly type: "string" | "number" | "date";
  /** All values there are. */
  readonly values?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** The columns of a file in their order. */
export interface ImportColumns<Row extends object = object> extends ReadonlyArray<ImportColumn> {
  /** Never there: it tells the compiler what a row is. */
  readonly row?: Row;
}

type RowOf<Columns> = Columns extends ImportColumns<infer Row> ? Row : never;

/**
 * A CSV file of rows: RFC 4180 in UTF-8, with a header line. Values are written as they are, also those that a spreadsheet
 * would take for a formula.
 *
 * @param rows objects, or what gives them one after another; a promise of the file where they come asynchronously.
 * @throws PersonaValidationError naming row (the first is 1) and column of a value that the file cannot hold, never the
 * value. What `rows` throws is thrown as it is.
 * @see https://docs.withpersona.com/lists-cookbook
 */
export function toCsv<Columns extends ImportColumns>(
  rows: Iterable<RowOf<Columns>>,
  columns: Columns,
): Blob;
export function toCsv<Columns extends ImportColumns>(
  rows: AsyncIterable<RowOf<Columns>>,
  columns: Columns,
): Promise<Blob>;
export function toCsv(
  rows: Iterable<unknown> | AsyncIterable<unknown>,
  columns: ImportColumns,
): Blob | Promise<Blob> {
  return csvFile("toCsv", rows, columns);
}

/**
 * `toCsv` on behalf of an operation.
 *
 * @param signal looked at between rows that come asynchronously; an abort closes `rows`.
 * @internal
 */
export function csvFile(
  operation: string,
  rows: Iterable<unknown> | AsyncIterable<unknown>,
  columns: ImportColumns,
  signal?: AbortSignal,
): Blob | Promise<Blob> {
  const write = rowWriter(operation, columns);
  let text = line(columns.map(({ name }) => name));
  const file = (): Blob => new Blob([text], { type: "text/csv" });
  if (!(Symbol.asyncIterator in rows)) {
    for (const row of rows) text += write(row);
    return file();
  }
  const collect = async (): Promise<Blob> => {
    for await (const row of rows) {
      signal?.throwIfAborted();
      text += write(row);
    }
    return file();
  };
  return collect();
}

/** Writes one row after another; it counts them for the sake of errors. */
function rowWriter(operation: string, columns: ImportColumns): (row: unknown) => string {
  const names = columns.map(({ name }) => name);
  let count = 0;
  return (row) => {
    count++;
    const fail = (place: string, rule: string, value: unknown): never => {
      throw new PersonaValidationError(operation, `row ${count}${place}`, rule, value);
    };
    if (typeof row !== "object" || row === null) fail("", "must be an object", row);
    const values = row as Readonly<Record<string, unknown>>;
    for (const name in values) {
      if (values[name] !== undefined && !names.includes(name)) {
        fail(`, column ${name}`, `must be one of ${names.join(", ")}`, values[name]);
      }
    }
    return line(
      columns.map((column) => {
        const value = values[column.name];
        const broken = brokenRule(column, value);
        return broken
          ? fail(`, column ${column.name}`, broken, value)
          : cell(value as string | number | null | undefined);
      }),
    );
  };
}

/** What a value would have to be; `undefined` where it is that. */
function brokenRule(
  { required, type, values, minimum = -Infinity, maximum = Infinity }: ImportColumn,
  value: unknown,
): string | undefined {
  if (value === undefined || value === null || value === "") {
    return required ? "must be given" : undefined;
  }
  if (type === "number") {
    if (Number.isFinite(value) && (value as number) >= minimum && (value as number) <= maximum) {
      return undefined;
    }
    return minimum > -Infinity
      ? `must be a number from ${minimum} to ${maximum}`
      : "must be a number";
  }
  // What UTF-8 cannot hold would arrive as something else.
  if (typeof value !== "string" || /\p{Cs}/u.test(value)) return "must be well-formed text";
  if (type === "date" && !isDate(value)) return "must be a date like 2000-01-31";
  return values && !values.includes(value) ? `must be one of ${values.join(", ")}` : undefined;
}

/** A day of the calendar (RFC 3339, full-date). */
function isDate(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Without an exponent, which not every reader of CSV understands. */
function cell(value: string | number | null | undefined): string {
  const text = String(value ?? "");
  return typeof value === "number" && text.includes("e")
    ? value.toFixed(20).replace(/\.?0+$/, "")
    : text;
}

/** Fields with a separator, a quote or surrounding space are quoted, and the only field of an empty line is, too. */
function line(cells: readonly string[]): string {
  const quoted = cells.map((text) =>
    /[",\r\n]|^\s|\s$/.test(text) || cells.length + text.length === 1
      ? `"${text.replaceAll('"', '""')}"`
      : text,
  );
  return `${quoted.join(",")}\r\n`;
}
