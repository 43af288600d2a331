// Compiles the contracts of the practice chain. Run as README.md says; the output is always the same.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const solc = require("solc");
const here = new URL(".", import.meta.url).pathname;
const names = [
  "PracticeToken", "PracticeDollar", "PracticePieces", "PracticeItems", "PracticeRegistry", "PracticeRegistrar",
  "PracticeResolver", "PracticeOffchainResolver", "PracticeUniversalResolver",
];
const output = process.argv[2];
if (!output) throw new Error("usage: node build.mjs OUTPUT");

const input = {
  language: "Solidity",
  sources: Object.fromEntries(names.map((n) => [`${n}.sol`, { content: readFileSync(`${here}${n}.sol`, "utf8") }])),
  settings: {
    evmVersion: "cancun",
    optimizer: { enabled: true, runs: 200 },
    metadata: { appendCBOR: false, bytecodeHash: "none" },
    outputSelection: { "*": { "*": ["abi", "evm.bytecode.object", "evm.deployedBytecode.object", "storageLayout"] } },
  },
};
const found = (path) => ({ contents: readFileSync(require.resolve(path), "utf8") });
const result = JSON.parse(solc.compile(JSON.stringify(input), { import: found }));
for (const error of result.errors ?? []) console.error(error.formattedMessage);
if ((result.errors ?? []).some((e) => e.severity === "error")) process.exit(1);

const type = (p) => (p.components ? `(${p.components.map(type).join(",")})${p.type.slice(5)}` : p.type);
const text = (item) =>
  `${item.type} ${item.name ?? ""}(${item.inputs.map((p) => type(p) + (p.indexed ? " indexed" : "")).join(",")})` +
  (item.outputs?.length ? ` returns (${item.outputs.map(type).join(",")})` : "") +
  (item.stateMutability && item.stateMutability !== "nonpayable" ? ` ${item.stateMutability}` : "");
const contracts = Object.fromEntries(
  names.map((n) => {
    const made = result.contracts[`${n}.sol`][n];
    console.error(n, made.evm.deployedBytecode.object.length / 2, "bytes;",
      made.storageLayout.storage.map((s) => `${s.slot} ${s.label}`).join(", "));
    return [n, { abi: made.abi.map(text), code: made.evm.bytecode.object }];
  }),
);
const versions = JSON.parse(readFileSync(`${here}package.json`, "utf8")).dependencies;
const licence = "MIT. Contains parts of OpenZeppelin Contracts, MIT, (c) Zeppelin Group Ltd.";
writeFileSync(output, JSON.stringify({ made: { ...versions, evmVersion: "cancun" }, licence, contracts }, null, 1) + "\n");
