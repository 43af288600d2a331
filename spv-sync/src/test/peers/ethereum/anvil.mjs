#!/usr/bin/env node
// An execution chain for fast tests: anvil mines a block per transaction. No consensus, so nothing to light-sync.
import {existsSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {HOST, UserError, child, dataFolder, dataOption, jsonRpc, log, options, peer, port, portOption, ready, until} from '../lib/peer.mjs';
import {FUNDED} from './lib/execution.mjs';

const args = options('An anvil chain.', {
  port: portOption('JSON-RPC port'),
  data: dataOption,
  hardfork: {type: 'string', default: 'prague', arg: 'NAME', help: 'rules, such as cancun, prague, osaka'},
  'chain-id': {type: 'int', default: 31337, min: 1, max: 2 ** 48, help: 'chain id'},
  'block-time': {type: 'int', default: 0, max: 3600, arg: 'SECONDS', help: 'a block every so many seconds; 0: a block per transaction'},
  timestamp: {type: 'int', default: 0, max: 2 ** 40, arg: 'SECONDS', help: 'when the chain begins, since 1970; 0: now'},
  deploy: {type: 'flag', help: 'deploy the test contracts before READY'},
  calls: {type: 'flag', help: 'deploy contracts of many kinds before READY, and list calls to them'},
  anvil: {type: 'string', arg: 'FILE', help: 'another anvil program than the npm one (which is for Linux x64)'},
});

function program() {
  if (args.anvil) return args.anvil;
  try {
    const manifest = createRequire(import.meta.url).resolve('@foundry-rs/anvil-linux-amd64/package.json');
    const file = path.join(path.dirname(manifest), 'bin/anvil');
    if (existsSync(file)) return file;
  } catch {
    // not installed: said below
  }
  throw new UserError('no anvil for this platform was installed; name one with --anvil FILE');
}

await peer(args.detached, async () => {
  const folder = dataFolder(args.data, 'anvil');
  const rpcPort = await port(args.port);
  const rpcUrl = `http://${HOST}:${rpcPort}`;
  child('anvil', program(), [
    '--host', HOST, '--port', rpcPort, '--hardfork', args.hardfork, '--chain-id', args.chainId,
    ...(args.blockTime ? ['--block-time', args.blockTime] : []),
    ...(args.timestamp ? ['--timestamp', args.timestamp] : []),
  ].map(String), {logFile: path.join(folder, 'anvil.log')});
  await until('anvil answers', 10, () => jsonRpc(rpcUrl, 'eth_chainId'), 10);
  await jsonRpc(rpcUrl, 'evm_mine'); // proofs against block 0 do not match its state root
  let contracts;
  if (args.deploy) {
    const {compile, deploy} = await import('./lib/contracts.mjs');
    contracts = await deploy(rpcUrl, compile(), log);
  }
  const calls = args.calls ? await (await import('./lib/calls.mjs')).deployCalls(rpcUrl) : undefined;
  ready({port: rpcPort, rpcUrl, chainId: args.chainId, accounts: FUNDED, contracts, calls});
});
