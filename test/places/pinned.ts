import type { Packages } from "../installs/install-once.js";

/** What the tests install to run the package in; none of it is a dependency of this project. */
export const pinned = {
  node20: { node: "20.20.2" },
  node22: { node: "22.23.3" },
  node24: { node: "24.21.0" },
  bun: { bun: "1.4.5" },
  deno: { deno: "2.9.6" },
  workerd: { workerd: "1.20261117.1" },
  playwright: { "playwright-core": "1.65.1" },
  // Carries Chromium itself; for machines without one.
  chromium: { "@sparticuz/chromium": "147.0.0" },
  vite: { vite: "8.3.8" },
} as const satisfies Readonly<Record<string, Packages>>;
