/**
 * @returns `undefined` where the body is not JSON, empty, or cut off; rejects where it cannot be read.
 * @internal
 */
export async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    if ((error as Error).name === "SyntaxError") return undefined;
    throw error;
  }
}
