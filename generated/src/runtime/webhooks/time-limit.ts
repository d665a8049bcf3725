/** The longest time a timer can wait for, in milliseconds; beyond it a timer goes off at once. */
const LONGEST = 2 ** 31 - 1;

/**
 * What `work` comes to, unless it takes longer than `seconds`; then `late` is called and what it returns is thrown.
 * The work itself goes on. `false` waits for ever.
 *
 * @internal
 */
export async function withinSeconds<T>(
  work: Promise<T>,
  seconds: number | false,
  late: () => Error,
): Promise<T> {
  if (seconds === false || seconds * 1000 > LONGEST) return work;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(late());
    }, seconds * 1000);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
