import type { GraphNode } from "./closure-hash.js";
import { importedModule } from "./imports-of.js";
import type { Use } from "./declared-uses.js";
import type { Declared, ModuleDeclarations, Origin } from "./module-declarations.js";
import { readExports, type ModuleExports } from "./module-exports.js";

/** Where a name leads to; `undefined` is a place outside of the package. */
export type Leads = readonly (GraphNode | undefined)[];

/** A declaration, or a module as one object. */
interface Target {
  readonly node: GraphNode;
  readonly kind: string;
  /** What it leads to where only a member of it is used, and of that what `rest` says. */
  readonly pick: (step: string, rest: readonly string[]) => Leads;
}

type Targets = readonly (Target | undefined)[];

/** A module's names, by name. */
interface Names {
  readonly declared: ReadonlyMap<string, Declared>;
  readonly imported: ReadonlyMap<string, Origin>;
  readonly exported: ReadonlyMap<string, Origin>;
  readonly passedOn: readonly Origin[];
  /** What has been asked for before. */
  readonly found: Map<string, Targets>;
}

const leaf = (text: string): GraphNode => ({ text, next: () => [] });
const missing: Target = { node: leaf("missing"), kind: "missing", pick: () => [missing.node] };

/** Follows names as the compiler does: over imports, exports and tables of types. */
export class NameResolver {
  readonly #modules: ReadonlyMap<string, Names>;
  readonly #targets = new Map<string, Target>();
  readonly #applications = new Map<string, GraphNode>();
  readonly #exports = new Map<string, ModuleExports>();
  readonly #resolving = new Set<string>();

  /** @param modules by path, `src/….ts` */
  constructor(modules: ReadonlyMap<string, ModuleDeclarations>) {
    this.#modules = new Map(
      [...modules].map(([path, { declared, imported, exported, passedOn }]) => [
        path,
        {
          declared: new Map(declared),
          imported: new Map(imported),
          exported: new Map(exported),
          passedOn,
          found: new Map(),
        },
      ]),
    );
  }

  /** What a name leads to that is used in a module. */
  leads(path: string, [name, ...picked]: Use): Leads {
    return pickOf(this.#local(path, name), picked);
  }

  /** All that a module declares. */
  declarations(path: string): Leads {
    const { declared } = this.#names(path);
    return [...declared].map(([name, own]) => this.#declaration(path, name, own).node);
  }

  /**
   * What a module's imports and exports need to be in order, whatever the types are: that the names are there, and whether
   * they are types or values. `undefined` where they lead out of the package.
   */
  linkage(path: string): string | undefined {
    const { imported, exported, passedOn } = this.#names(path);
    const kinds: (readonly [string, readonly (string | undefined)[]])[] = [];
    for (const [name, origin] of [...imported, ...exported])
      kinds.push([name, this.#from(path, origin).map((target) => target?.kind)]);
    for (const { module = "" } of passedOn) {
      const found = this.#module(path, module);
      const exports = found === undefined ? undefined : this.#exportsOf(found);
      kinds.push([module, [exports?.leadsOut === false ? exports.text : undefined]]);
    }
    return kinds.some(([, each]) => each.includes(undefined)) ? undefined : JSON.stringify(kinds);
  }

  #names(path: string): Names {
    const names = this.#modules.get(path);
    if (names === undefined) throw new Error(`${path} is no module of the package`);
    return names;
  }

  /** The path of a module that another one names. */
  #module(from: string, named: string): string | undefined {
    const path = `${importedModule(from, named) ?? ""}.ts`;
    return this.#modules.has(path) ? path : undefined;
  }

  /** What a name at the top level of a module is. */
  #local(path: string, name: string): Targets {
    const { declared, imported, found } = this.#names(path);
    return once(found, name, () => {
      const own = declared.get(name);
      const origin = imported.get(name);
      return [
        ...(own === undefined ? [] : [this.#declaration(path, name, own)]),
        ...(origin === undefined ? [] : this.#from(path, origin)),
      ];
    });
  }

  #from(path: string, { module, name, typeOnly }: Origin): Targets {
    const found = this.#origin(path, module, name);
    return typeOnly ? found.map((it) => it && { ...it, kind: `type ${it.kind}` }) : found;
  }

  #origin(path: string, module: string | undefined, name: string): Targets {
    if (module === undefined) return this.#local(path, name);
    const from = this.#module(path, module);
    if (from === undefined) return [undefined];
    return name === "*" ? [this.#wholeModule(from)] : this.#exported(from, name);
  }

  #exported(path: string, name: string): Targets {
    const key = `${path} ${name}`;
    // Names that are passed on in a circle are an error that has no place of its own.
    if (this.#resolving.has(key)) return [undefined];
    this.#resolving.add(key);
    const { holders, leadsOut } = this.#exportsOf(path);
    const found = (holders.get(name) ?? []).flatMap((each) => this.#from(each.path, each.origin));
    this.#resolving.delete(key);
    if (found.length > 0) return found;
    return [leadsOut ? undefined : missing];
  }

  #exportsOf(path: string): ModuleExports {
    return once(this.#exports, path, () =>
      readExports(
        path,
        (at) => this.#names(at),
        (from, named) => this.#module(from, named),
      ),
    );
  }

  #declaration(path: string, name: string, own: Declared): Target {
    return once(this.#targets, `${path} ${name}`, () => {
      const node = {
        text: `${path} ${name} ${own.kind} ${own.text}`,
        next: () => own.uses.flatMap((use) => this.leads(path, use)),
      };
      const pick = (step: string, rest: readonly string[]): Leads => {
        if (step.startsWith("<")) return [this.#applied(path, name, own, step)];
        if (own.table === undefined) return [node];
        if (step === "keyof")
          return [leaf(`${path} ${name} ${own.table.map(([each]) => each).join()}`)];
        const picked = own.table.filter(([each]) => !step.startsWith(".") || step === `.${each}`);
        if (picked.length === 0) return [node];
        return picked.flatMap(([each, use]) => [
          leaf(`${path} ${name} ${each} ${use.join("")}`),
          ...this.leads(path, [...use, ...rest]),
        ]);
      };
      return { node, kind: own.kind, pick };
    });
  }

  /** A type with the arguments that it is used with. */
  #applied(path: string, name: string, own: Declared, step: string): GraphNode {
    return once(this.#applications, `${path} ${name} ${step}`, () => {
      const texts = JSON.parse(step.slice(1)) as readonly (string | null)[];
      const withArguments = (pick: string): string => {
        const text = pick.startsWith("#") ? texts[Number(pick.slice(1))] : undefined;
        return typeof text === "string" ? `.${text}` : pick;
      };
      return {
        text: `${path} ${name} ${own.text} ${step}`,
        next: () =>
          own.uses.flatMap(([used, ...picked]) =>
            this.leads(path, [used, ...picked.map(withArguments)]),
          ),
      };
    });
  }

  #wholeModule(path: string): Target {
    return once(this.#targets, `${path} *`, () => {
      const node = {
        text: `${path} * ${this.#exportsOf(path).text}`,
        next: () => {
          const names = [...this.#exportsOf(path).holders.keys()];
          return names.flatMap((name) => pickOf(this.#exported(path, name), []));
        },
      };
      const pick = (step: string, rest: readonly string[]): Leads =>
        step.startsWith(".") ? pickOf(this.#exported(path, step.slice(1)), rest) : [node];
      return { node, kind: "module", pick };
    });
  }
}

function pickOf(targets: Targets, [step, ...rest]: readonly string[]): Leads {
  return targets.flatMap((target) =>
    step === undefined || target === undefined ? [target?.node] : target.pick(step, rest),
  );
}

function once<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
