#!/usr/bin/env node
// One command for a whole proof-of-stake chain: ethereumjs below, the mini beacon above, light-client REST on top.
import {UserError, dataFolder, dataOption, log, onStop, options, peer, portOption, ready} from '../lib/peer.mjs';
import {FUNDED, genesis, startExecution} from './lib/execution.mjs';
import {startFront} from './lib/rpc-front.mjs';

const args = options('A beacon chain with its execution client.', {
  config: {type: 'string', default: 'minimal', oneOf: ['minimal', 'mainnet'], arg: 'NAME', help: 'minimal: Deneb, Electra, Fulu in a few epochs; mainnet: its own configuration, today'},
  port: portOption('Beacon REST port'),
  'rpc-port': portOption('execution JSON-RPC port'),
  data: dataOption,
  slots: {type: 'int', min: 1, max: 100_000, help: 'slots of history made before READY (default 100; mainnet 160)'},
  'seconds-per-slot': {type: 'int', default: 6, min: 1, max: 60, help: 'minimal only; mainnet has 12'},
  validators: {type: 'int', min: 32, max: 4096, help: 'number of validators (default 64; mainnet 512)'},
  'electra-epoch': {type: 'int', default: 2, help: 'minimal only: epoch of Electra'},
  'fulu-epoch': {type: 'int', default: 6, help: 'minimal only: epoch of Fulu'},
  participation: {type: 'number', default: 1, max: 1, help: 'part of the sync committee that signs'},
  dip: {type: 'string', arg: 'N:PART', help: 'in every Nth slot only PART of the committee signs, e.g. 10:0.7'},
  lag: {type: 'int', default: 0, max: 100_000, help: 'slots between the head at READY and the clock, for POST /peer/advance'},
  'genesis-time': {type: 'int', min: 1, help: 'minimal only: fixed genesis time, for the same chain every time'},
  live: {type: 'flag', help: 'go on in real time after READY'},
  deploy: {type: 'flag', help: 'deploy the test contracts into the history, finalized before READY'},
});

const mainnet = args.config === 'mainnet';
const slots = args.slots ?? (mainnet ? 160 : 100);
const dip = /^([1-9]\d*):(0(?:\.\d+)?|1)$/.exec(args.dip ?? '1000000000:1');

await peer(args.detached, async () => {
  if (!dip) throw new UserError('--dip wants N:PART, such as 10:0.7');
  if (args.fuluEpoch < args.electraEpoch) throw new UserError('--fulu-epoch must not lie before --electra-epoch');
  process.env.LODESTAR_PRESET = args.config;
  const {MiniBeacon, hex, mainnetStart, minimalConfig} = await import('./lib/chain.mjs');
  const {startRest} = await import('./lib/rest.mjs');
  const {SLOTS_PER_EPOCH} = await import('@lodestar/params');

  // Time: the chain's past is made now, at full speed.
  const secondsPerSlot = mainnet ? 12 : args.secondsPerSlot;
  const genesisTime = args.genesisTime ?? Math.floor(Date.now() / 1000) - (slots + args.lag) * secondsPerSlot - 2;
  const {chainConfig, startSlot = 0, genesisTime: start} = mainnet
    ? mainnetStart(slots + args.lag)
    : {chainConfig: minimalConfig({secondsPerSlot, electraEpoch: args.electraEpoch, fuluEpoch: args.fuluEpoch, genesisTime}), genesisTime};
  const chainId = mainnet ? 1 : 1337;
  const pragueTime = mainnet ? 0 : genesisTime + args.electraEpoch * SLOTS_PER_EPOCH * secondsPerSlot;

  const compiling = args.deploy ? import('./lib/contracts.mjs').then(m => ({...m, compiled: m.compile()})) : null;
  await compiling; // compiles before the clock of the chain matters
  const folder = dataFolder(args.data, 'beacon');
  const execution = await startExecution(folder, genesis({chainId, pragueTime}));
  const chain = await MiniBeacon.create({
    chainConfig, execution, genesisTime: start, startSlot, mainnet,
    validators: args.validators ?? (mainnet ? 512 : 64),
  });

  // One step at a time, whoever asks for it.
  let queue = Promise.resolve();
  const inTurn = act => (queue = queue.catch(() => {}).then(act));
  const step = participation => inTurn(() => {
    const slot = chain.slot + 1;
    return chain.step({participation: participation ?? (slot % Number(dip[1]) === 0 ? Number(dip[2]) : args.participation)});
  });

  let contracts;
  let deploying;
  let firstFinalityMs;
  const began = Date.now();
  for (let made = 1; ; made++) {
    const settled = !deploying || (contracts && chain.finalized?.block.body.executionPayload.blockNumber >= contracts.block);
    const atTheClock = !mainnet || chain.slot >= chain.clockSlot() - args.lag; // mainnet starts at an epoch boundary, a little earlier than asked
    if (made > slots && settled && atTheClock) break;
    if (chain.slot >= chain.clockSlot()) throw new UserError('the contracts were not finalized in the past that was made: more --slots or --lag');
    await step();
    if (!firstFinalityMs && chain.lightClient.finalityUpdate) {
      firstFinalityMs = Date.now() - began;
      log(`first finality update at slot ${chain.slot} after ${firstFinalityMs} ms`);
    }
    if (compiling && !deploying) {
      const {compiled, deploy} = await compiling;
      deploying = deploy(execution.rpcUrl, compiled, log).then(result => (contracts = result));
      deploying.catch(() => {}); // looked at below
    }
    if (deploying && !contracts) await Promise.race([deploying, new Promise(r => setTimeout(r, 120))]); // lets it see each block
  }
  log(`${chain.slot - startSlot} slots in ${Date.now() - began} ms`);

  async function advance(count, participation) {
    for (let i = 0; i < count; i++) {
      if (chain.slot >= chain.clockSlot()) throw new UserError(`slot ${chain.slot + 1} lies in the future: start with a larger --lag`);
      await step(participation);
    }
  }
  const reorganize = depth => inTurn(() => chain.abandon(depth));
  const beaconUrl = await startRest(chain, args.port, {advance, reorganize});
  const rpcUrl = await startFront(execution.rpcUrl, args.rpcPort);

  if (args.live) {
    let busy = false;
    const timer = setInterval(async () => {
      if (busy || chain.slot >= chain.clockSlot()) return;
      busy = true;
      await step().catch(e => log(`slot ${chain.slot + 1}: ${e.message}`));
      busy = false;
    }, 100);
    onStop(() => clearInterval(timer));
  }

  const checkpoint = chain.bySlot.get(startSlot + SLOTS_PER_EPOCH) ?? chain.head;
  const {config} = chain;
  ready({
    port: Number(new URL(beaconUrl).port),
    beaconUrl,
    rpcUrl,
    rawRpcUrl: execution.rpcUrl,
    checkpointRoot: hex(checkpoint.root),
    checkpointSlot: checkpoint.block.slot,
    finalizedRoot: chain.finalized ? hex(chain.finalized.root) : null,
    finalizedSlot: chain.finalized?.block.slot ?? null,
    headSlot: chain.slot,
    config: {
      name: args.config,
      preset: args.config,
      chainId,
      genesisTime: start,
      genesisValidatorsRoot: hex(config.genesisValidatorsRoot),
      secondsPerSlot,
      slotsPerEpoch: SLOTS_PER_EPOCH,
      forks: Object.fromEntries(
        ['ALTAIR', 'BELLATRIX', 'CAPELLA', 'DENEB', 'ELECTRA', 'FULU'].map(f => [f.toLowerCase(), {epoch: chainConfig[f + '_FORK_EPOCH'], version: hex(chainConfig[f + '_FORK_VERSION'])}]),
      ),
    },
    accounts: FUNDED,
    contracts,
  });
});
