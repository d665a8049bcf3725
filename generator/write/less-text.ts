import type { OutputTree } from "../emit/format.js";
import { shortDeclarationMap, shortDeclarations } from "./declaration-text.js";

const MAP_COMMENT = /^\/\/# sourceMappingURL=.*\n?/m;

/**
 * What the compiler wrote for a module, with less text. Declarations are written as people would. Modules of types alone need
 * no maps: there is nothing to debug, and their declarations say all that their sources do.
 */
export function withLessText(written: OutputTree): OutputTree {
  const left = new Map<string, string>();
  for (const [path, text] of written) {
    if (path.endsWith(".map")) continue;
    const isDeclaration = path.endsWith(".d.ts");
    const isOfTypes = isOfTypesAlone(written.get(path.replace(/\.d\.ts$/, ".js")) ?? "");
    const kept = isOfTypes ? text.replace(MAP_COMMENT, "") : text;
    left.set(path, isDeclaration ? shortDeclarations(kept) : kept);
    const map = written.get(`${path}.map`);
    if (map !== undefined && !isOfTypes)
      left.set(`${path}.map`, isDeclaration ? shortDeclarationMap(map, text) : map);
  }
  return left;
}

const isOfTypesAlone = (code: string): boolean =>
  code.replaceAll(/^(\/\/.*|\/\*[^]*?\*\/)\n?/gm, "") === "export {};\n";
