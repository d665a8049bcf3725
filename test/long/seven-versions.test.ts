import { contractVersions } from "../../generator/contract/read-contract.js";
import { specFolder } from "../../generator/package-root.js";
import { testVersions } from "../versions/test-versions.js";

const versions = await contractVersions(specFolder());

testVersions(versions, versions[0] ?? "");
