// Compiles the governors of the tests. Run as README.md says; the output is always the same.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const solc = require("solc");
const here = new URL(".", import.meta.url).pathname;
const names = ["GovernorFive", "GovernorFour"];
const output = process.argv[2];
if (!output) throw new Error("usage: node build.mjs OUTPUT");

const input = {
  language: "Solidity",
  sources: Object.fromEntries(names.map((n) => [`${n}.sol`, { content: readFileSync(`${here}${n}.sol`, "utf8") }])),
  settings: {
    evmVersion: "cancun",
    optimizer: { enabled: true, runs: 1 },
    metadata: { appendCBOR: false, bytecodeHash: "none" },
    outputSelection: { "*": { "*": ["evm.bytecode.object"] } },
  },
};
const found = (path) => ({ contents: readFileSync(require.resolve(path), "utf8") });
const result = JSON.parse(solc.compile(JSON.stringify(input), { import: found }));
for (const error of result.errors ?? []) console.error(error.formattedMessage);
if ((result.errors ?? []).some((e) => e.severity === "error")) process.exit(1);

const made = JSON.parse(readFileSync(`${here}package.json`, "utf8")).dependencies;
const licence = "MIT. Contains parts of OpenZeppelin Contracts, MIT, (c) Zeppelin Group Ltd.";
const code = Object.fromEntries(names.map((n) => [n, result.contracts[`${n}.sol`][n].evm.bytecode.object]));
writeFileSync(output, JSON.stringify({ made, licence, code }, null, 1) + "\n");
