import { installOnce, type Packages } from "../installs/install-once.js";

/** The tools that this one is compared with. */
const packages = {
  "openapi-typescript": "7.13.0",
  "openapi-fetch": "0.17.0",
  "@hey-api/openapi-ts": "0.99.0",
  orval: "8.38.0",
  oazapfts: "7.5.0",
  "@oazapfts/runtime": "1.2.0",
  prettier: "3.10.1",
  typescript: "5.9.3",
} as const satisfies Packages;

/** The newest of these wants a package that npm does not have. */
const overrides = { "@scalar/openapi-parser": "0.29.8" };

/** Two of the peers ask for Node 22 at least, so everything is measured on it. */
const node = { node: "22.23.3" };

/** What the table says about versions. */
export const versionsInWords: string = [
  ...Object.entries({ ...packages, ...node }).map(([name, version]) => `${name} ${version}`),
].join(", ");

/** Folders of the peers and of the Node they run on. @throws Error where npm cannot install them. */
export async function installPeers(): Promise<{ readonly peers: string; readonly node: string }> {
  const folders = [];
  for (const installed of [
    await installOnce("peers", packages, overrides),
    await installOnce("node22", node),
  ]) {
    if (installed.folder === undefined) throw new Error(installed.reason);
    folders.push(installed.folder);
  }
  const [peers = "", nodeFolder = ""] = folders;
  return { peers, node: `${nodeFolder}/node_modules/.bin/node` };
}
