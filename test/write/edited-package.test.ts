import { describeEdits } from "./edited-package.js";

describeEdits([11]);
