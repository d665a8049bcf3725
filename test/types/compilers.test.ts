import { testCompilers } from "./test-compilers.js";

/** Oldest and newest of what people have; `npm run test:long` takes all eight pairs. */
testCompilers([
  ["5.4.5", "bundler"],
  ["5.9.3", "nodenext"],
  ["6.0.3", "nodenext"],
  ["7.0.2", "bundler"],
  ["7.0.2", "nodenext"],
]);
