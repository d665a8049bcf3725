import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

/** The thread that looks on; its messages are the name of a task, and nothing when it is over. */
export const watchdogFile: string = fileURLToPath(
  new URL("fixtures/watchdog.mjs", import.meta.url),
);

/** Seconds of the processor after which a task hangs. */
export const MAX_SECONDS = 30;

/** A task that takes no time of the processor waits for what never comes; more than the above, for a busy machine. */
const MAX_WAIT_SECONDS = 120;

let watchdog: Worker | undefined;

/**
 * Runs a task that may hang. One that never settles rejects; one that never gives the thread back ends the process with
 * its name on stderr, so that the test run fails instead of standing still.
 */
export async function withinTime<T>(
  name: string,
  task: () => Promise<T>,
  waitSeconds = MAX_WAIT_SECONDS,
): Promise<T> {
  if (watchdog === undefined) {
    watchdog = new Worker(watchdogFile, { workerData: MAX_SECONDS, execArgv: [] });
    watchdog.unref();
  }
  watchdog.postMessage(name);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${name} did not end within ${waitSeconds} s`));
    }, waitSeconds * 1000);
  });
  try {
    return await Promise.race([task(), late]);
  } finally {
    clearTimeout(timer);
    watchdog.postMessage(undefined);
  }
}
