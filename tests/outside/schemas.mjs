// Holds outputs against the schemas of those who made the formats: SARIF by OASIS (as Microsoft's package carries it)
// and a dashboard by Grafana's own types.
//
// usage: node schemas.mjs MODULES DIR
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { tmpdir } from "node:os";
import assert from "node:assert/strict";

const [modules, dir] = process.argv.slice(2);
const require = createRequire(resolve(modules, "package.json"));
const json = (path) => JSON.parse(readFileSync(path, "utf8"));

const Ajv = require("ajv");
const sarif = require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
// The schema names formats of strings that this validator does not check.
const validator = new Ajv({ schemaId: "auto", unknownFormats: "ignore", logger: false });
validator.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"));
const accepts = validator.compile(json(sarif));
const log = json(join(dir, "findings.sarif"));
assert.ok(accepts(log), JSON.stringify(accepts.errors));
assert.ok(log.runs[0].results.length > 0);
assert.ok(!accepts({ ...log, version: "2.0.0" }), "the schema refuses what is wrong");
console.log("sarif: the schema of SARIF 2.1.0 accepts it");

// Compiled with the words of the file in place, so that a misspelt member is a mistake too. What asks for a data
// source when a dashboard is imported is no part of the dashboard.
const { __inputs, ...dashboard } = json(new URL("../../dashboards/grafana/claimdiff.json", import.meta.url));
assert.equal(__inputs.length, 1);
const place = mkdtempSync(join(tmpdir(), "claimdiff-"));
const compiled = (board) => {
  const source = `import type { Dashboard } from "@grafana/schema";\nexport const board: Dashboard = ${JSON.stringify(board)};\n`;
  writeFileSync(join(place, "board.ts"), source);
  const options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "esnext", "--moduleResolution", "bundler"];
  const tsc = require.resolve("typescript/bin/tsc");
  try {
    execFileSync(process.execPath, [tsc, ...options, join(place, "board.ts")]);
    return "";
  } catch (failed) {
    return String(failed.stdout);
  }
};
try {
  symlinkSync(resolve(modules, "node_modules"), join(place, "node_modules"));
  assert.equal(compiled(dashboard), "");
  assert.match(compiled({ ...dashboard, schemaVersion: "39" }), /TS2322/, "the types refuse what is wrong");
} finally {
  rmSync(place, { recursive: true });
}
console.log("grafana: its types accept the dashboard");
