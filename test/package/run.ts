import { spawnSync } from "node:child_process";

/** What a program printed; throws with all of it where the program fails. */
export function runIn(folder: string, command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...ownEnvironment(), NO_COLOR: "1", npm_config_update_notifier: "false" },
    maxBuffer: 256 * 1024 * 1024,
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (error !== undefined) throw error;
  if (status === 0) return stdout;
  throw new Error(
    `${command} ${args.join(" ")} ended with ${String(status)}\n${stdout}\n${stderr}`,
  );
}

/** Without what npm tells its scripts: run by `npm test --silent`, npm would say nothing here either. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith("npm_")),
  );
}
