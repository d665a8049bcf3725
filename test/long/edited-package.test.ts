import { describeEdits } from "../write/edited-package.js";

describeEdits(Array.from({ length: 40 }, (_, index) => 100 + index));
