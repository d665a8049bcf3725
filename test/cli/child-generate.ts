import { exitOnSignals } from "../../generator/cli/interrupt.js";
import { persona } from "./fixture.js";

/** Run as a process of its own: a `generate` that takes its time and waits to be interrupted. */
exitOnSignals();
await persona("generate", {
  generate: () =>
    new Promise(() => {
      process.stdout.write("started\n");
      setInterval(() => undefined, 1000);
    }),
});
