import { describeEdits } from "./edited-package.js";

describeEdits([7, 11]);
