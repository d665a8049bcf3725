import { join } from "node:path";
import { consumerCosts } from "../types/consumer-costs.js";
import type { Row } from "./table.js";
import type { Workspace } from "./workspace.js";

/** What types that follow casing, `include` and `fields` cost a compiler; no peer has them. The same on every machine. */
export function measureInstantiations(workspace: Workspace): readonly Row[] {
  const costs = consumerCosts(join(workspace.project("ours"), "sdk"));
  const plain = costs.find(({ name }) => name === "ten calls")?.kebab ?? NaN;
  return costs.map(({ name, kebab, camel }) => {
    const inCamel = `camel ${(camel / kebab).toFixed(2)}×`;
    const more = name.startsWith("ten calls with")
      ? `, ${(kebab / plain).toFixed(2)}× ten calls`
      : "";
    return {
      title: `instantiations: ${name}`,
      cells: [`${kebab} (${inCamel}${more})`],
    };
  });
}
