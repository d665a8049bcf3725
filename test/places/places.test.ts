import { commandLinePlaces } from "./command-line-places.js";
import { testPlaces } from "./test-places.js";

/** Bun, Deno, workerd and a browser are a gigabyte to install: `npm run test:long` runs in all of them. */
testPlaces(commandLinePlaces.filter(({ name }) => name.startsWith("node")));
