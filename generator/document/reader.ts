import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import path from "node:path";
import type { Limits } from "./limits.js";

/** Why something was not read; turned into a diagnostic by whoever knows what asked for it. */
export class ReadError extends Error {
  override readonly name = "ReadError";
  readonly why: "absent" | "outside" | "unreadable" | "too-large" | "too-many";

  constructor(why: ReadError["why"], reason: string) {
    super(reason);
    this.why = why;
  }
}

/** Reads the files of one document and nothing else. Addresses are absolute paths, or URLs. */
export interface Reader {
  /** Folder or origin that references may not leave. */
  readonly home: string;
  /** Address of the document's first file. */
  readonly root: string;
  /** @throws ReadError */
  readonly read: (address: string) => Promise<string>;
}

/** What is left of the limits while the files of a document are read. */
export class Budget {
  readonly #limits: Limits;
  #bytes = 0;
  #files = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Bytes that may still be read. */
  get left(): number {
    return this.#limits.bytes - this.#bytes;
  }

  /** @throws ReadError where there are too many files */
  file(): void {
    this.#files += 1;
    if (this.#files > this.#limits.files) {
      throw new ReadError("too-many", `more than ${this.#limits.files} files`);
    }
  }

  /** @throws ReadError where the bytes are more than are left */
  spend(bytes: number): void {
    if (bytes > this.left) {
      throw new ReadError("too-large", `more than ${this.#limits.bytes} bytes`);
    }
    this.#bytes += bytes;
  }
}

const ADDRESS = /^[a-z][a-z0-9+.-]*:/i;

/**
 * Reads a file and what lies below its folder. Symbolic links are followed only while they stay in the folder; the
 * file itself was named by the user and may be one.
 */
export function fileReader(file: string, limits: Limits): Reader {
  const budget = new Budget(limits);
  const root = path.resolve(file);
  const home = path.dirname(root);
  let realHome: Promise<string> | undefined;
  return {
    home,
    root,
    read: async (address) => {
      if (address === root) return readRegularFile(root, budget);
      if (ADDRESS.test(address) && !path.isAbsolute(address)) {
        throw new ReadError("outside", "it is an address");
      }
      if (!isBelow(home, address)) throw new ReadError("outside", "it is in another folder");
      const real = await resolveLinks(address);
      realHome ??= resolveLinks(home);
      if (!isBelow(await realHome, real)) {
        throw new ReadError("outside", "it is a link to another folder");
      }
      return readRegularFile(real, budget);
    },
  };
}

function isBelow(home: string, file: string): boolean {
  const relative = path.relative(home, file);
  return relative !== "" && relative.split(path.sep)[0] !== ".." && !path.isAbsolute(relative);
}

async function resolveLinks(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    throw asReadError(error);
  }
}

/** Pipes and devices may never end: only regular files are read, and their size is asked for first. */
async function readRegularFile(file: string, budget: Budget): Promise<string> {
  budget.file();
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stat = await handle.stat();
      if (stat.isDirectory()) throw new ReadError("unreadable", "it is a folder");
      if (!stat.isFile()) throw new ReadError("unreadable", "it is not a regular file");
      budget.spend(stat.size);
      return await handle.readFile("utf8");
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw asReadError(error);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EACCES: "no permission",
  EPERM: "no permission",
  EISDIR: "it is a folder",
  ELOOP: "its symbolic links go round in circles",
  ENAMETOOLONG: "its name is too long",
};

/** System errors name paths and system calls; people need the reason only. */
export function asReadError(error: unknown): ReadError {
  if (error instanceof ReadError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = reasons[code] ?? (error instanceof Error ? error.message : String(error));
  return new ReadError(code === "ENOENT" || code === "ENOTDIR" ? "absent" : "unreadable", reason);
}
