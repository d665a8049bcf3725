import { describe, expect, it } from "vitest";
import { isNewer } from "../../templates/runtime/webhooks/is-newer.js";

describe("isNewer", () => {
  const older = { createdAt: "2025-06-01T00:00:00.000Z" };
  const newer = { createdAt: "2025-06-01T00:00:00.001Z" };

  it("tells by the moment, in whatever zone it is written", () => {
    expect(isNewer(newer, older)).toBe(true);
    expect(isNewer(older, newer)).toBe(false);
    expect(isNewer(older, older)).toBe(false);
    expect(isNewer("2025-06-01T00:00:00+02:00", "2025-05-31T21:59:59Z")).toBe(true);
    expect(isNewer(newer, new Date(older.createdAt))).toBe(true);
  });

  it("takes the first event of all as newer", () => {
    expect(isNewer(older, undefined)).toBe(true);
    expect(isNewer(older, null)).toBe(true);
  });

  it("takes nothing as newer where a moment is none", () => {
    expect(isNewer({ createdAt: "nonsense" }, older)).toBe(false);
    expect(isNewer(newer, "nonsense")).toBe(false);
  });
});
