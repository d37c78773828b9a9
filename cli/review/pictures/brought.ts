import { many, type ReviewReport } from "../report";
import { byAge } from "./ages";
import { counted, largest, type Picture, total } from "./picture";

/** More values than these are too many to read. */
const MOST_VALUES = 6;

/** The pictures that nouns have of the columns of their tables. */
export function brought({ tables, at }: ReviewReport): Picture[] {
  return tables.flatMap(({ title: table, columns, rows, pictures }) =>
    pictures.flatMap(({ title, column, by }): Picture[] => {
      const index = columns.indexOf(column);
      const cells = rows.map((row) => row[index] ?? "");
      const common = { title, said: `${table}: ${rows.length.toLocaleString("en")}.`, kind: "bars" as const };
      const heads = [column, "How many"] as const;
      if (cells.length === 0) return [];
      if (by === "age") return [{ ...common, heads, tallies: byAge(cells, at, { name: "Never, or not told" }) }];
      const { shown, left } = largest(counted(cells.map((cell) => cell || "none")), MOST_VALUES);
      const rest = `${many(left.length, "more value")} with ${total(left).toLocaleString("en")} together.`;
      return [{ ...common, heads, tallies: shown, ...(left.length > 0 && { rest }) }];
    }),
  );
}
