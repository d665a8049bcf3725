import { medianRatio, median } from "./interleave.js";

/** One line of the table: a figure or a word for each tool, in the order of the columns; `undefined` where there is none. */
export interface Row {
  readonly title: string;
  readonly cells: readonly (string | undefined)[];
}

/** Measured values of each tool, one a round; `undefined` for a tool that was not measured. */
export type Series = readonly (readonly number[] | undefined)[];

/**
 * A line of figures. Those of the peers come with how they compare with the first column: above 1 is more than ours.
 *
 * @param digits of the figure, after the point
 */
export function rowOf(title: string, series: Series, digits = 0): Row {
  const [reference = []] = series;
  return {
    title,
    cells: series.map((values, index) => {
      if (values === undefined || values.length === 0) return undefined;
      const figure = median(values).toLocaleString("en", {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });
      if (index === 0 || reference.length === 0) return figure;
      return `${figure} (${medianRatio(values, reference).toFixed(2)}×)`;
    }),
  };
}

/** The lines as a Markdown table. */
export function markdownTable(columns: readonly string[], rows: readonly Row[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(["", ...columns]),
    line(["---", ...columns.map(() => "---:")]),
    ...rows.map(({ title, cells }) =>
      line([title, ...columns.map((_, index) => cells[index] ?? "–")]),
    ),
  ].join("\n");
}
