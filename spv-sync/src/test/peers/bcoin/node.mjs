#!/usr/bin/env node
// A bcoin full node on regtest: real consensus rules, P2P with BIP37, JSON-RPC over HTTP, nothing outside 127.0.0.1.
import {createRequire} from 'node:module';
import {HOST, UserError, log, onStop, options, peer, port, portOption, ready} from '../lib/peer.mjs';

const args = options('A regtest Bitcoin full node (bcoin).', {
  port: portOption('P2P port'),
  'rpc-port': portOption('JSON-RPC port'),
  data: {type: 'string', arg: 'DIR', help: 'folder for the chain; without it everything stays in memory'},
  connect: {type: 'string', arg: 'HOST:PORT', help: 'another node to connect to'},
  blocks: {type: 'int', default: 0, max: 100000, help: 'mine so many blocks before READY'},
  'active-from-start': {type: 'flag', help: 'csv and segwit apply from the first block on, as in Bitcoin Core'},
});

process.env.NODE_BACKEND = 'js'; // pure JavaScript cryptography: no native add-on
const require = createRequire(import.meta.url);
const FullNode = require('bcoin/lib/node/fullnode');
const Script = require('bcoin/lib/script/script');
const TX = require('bcoin/lib/primitives/tx');
const {thresholdStates} = require('bcoin/lib/blockchain/common');
const {RPCError} = require('bweb');

const INVALID_PARAMETER = -8;
const REJECTED = -26;
const NOTHING_UP_MY_SLEEVE = '00142222222222222222222222222222222222222222'; // P2WPKH that nobody can spend

const bad = message => new RPCError(INVALID_PARAMETER, message);

function hexBytes(value, what) {
  if (typeof value !== 'string' || !/^([0-9a-f]{2})*$/i.test(value)) throw bad(`${what} must be hex`);
  return Buffer.from(value, 'hex');
}

function count(value) {
  if (!Number.isInteger(value) || value < 1 || value > 100000) throw bad('the number of blocks must be an integer from 1 to 100000');
  return value;
}

function transaction(hex) {
  try {
    return TX.fromRaw(hexBytes(hex, 'a transaction'));
  } catch (e) {
    throw e instanceof RPCError ? e : bad(`not a transaction: ${e.message}`);
  }
}

/** Mining to a script and onto any block, which bcoin's own commands cannot do. */
class Mining {
  constructor(node) {
    this.node = node;
  }

  /** Finds one block on `tip`. With `txs` it holds exactly these (not checked by the mempool's policy), else the mempool's. */
  async block(tip, script, txs) {
    const job = await this.node.miner.cpu.createJob(tip);
    const {attempt} = job;
    if (txs) {
      attempt.items = txs.map(tx => ({tx}));
      attempt.fees = 0; // what they pay is not claimed
    }
    const {createCoinbase} = attempt;
    attempt.createCoinbase = commitment => {
      const coinbase = createCoinbase.call(attempt, commitment);
      coinbase.outputs[0].script = script;
      coinbase.refresh();
      return coinbase;
    };
    attempt.refresh();
    const block = await this.node.miner.cpu.mineAsync(job);
    let entry;
    try {
      entry = await this.node.chain.add(block);
    } catch (e) {
      throw new RPCError(REJECTED, e.reason ?? e.message);
    }
    if (!entry) throw new RPCError(REJECTED, 'the block was not connected');
    return entry;
  }

  async generateToScript([n, hex = NOTHING_UP_MY_SLEEVE]) {
    const script = Script.fromRaw(hexBytes(hex, 'a scriptPubKey'));
    const hashes = [];
    for (let left = count(n); left > 0; left--) hashes.push((await this.block(null, script)).rhash());
    return hashes;
  }

  async generateBlock([hex, transactions = []]) {
    if (!Array.isArray(transactions)) throw bad('the transactions must be an array of hex');
    const script = Script.fromRaw(hexBytes(hex, 'a scriptPubKey'));
    return (await this.block(null, script, transactions.map(transaction))).rhash();
  }

  /** Mines a competing branch on any known block; the node switches to it once it has more work. */
  async generateFork([from, n, hex = NOTHING_UP_MY_SLEEVE, transactions = []]) {
    const script = Script.fromRaw(hexBytes(hex, 'a scriptPubKey'));
    let entry = await this.node.chain.getEntry(hexBytes(from, 'a block hash').reverse().toString('hex'));
    if (!entry) throw bad('no such block');
    const hashes = [];
    for (let i = 0; i < count(n); i++) {
      entry = await this.block(entry, script, i === 0 ? transactions.map(transaction) : []);
      hashes.push(entry.rhash());
    }
    return hashes;
  }

  /** Unlike bcoin's own command it says why a transaction is refused. */
  async sendRawTransaction([hex]) {
    const tx = transaction(hex);
    let missing;
    try {
      missing = await this.node.mempool.addTX(tx);
    } catch (e) {
      if (e.type === 'VerifyError') throw new RPCError(REJECTED, e.reason);
      throw e;
    }
    if (missing) throw new RPCError(REJECTED, 'bad-txns-inputs-missingorspent');
    return tx.txid();
  }

  info() {
    const {chain, mempool, pool} = this.node;
    return {height: chain.height, hash: chain.tip.rhash(), mempool: mempool.map.size, peers: pool.peers.size(), time: chain.tip.time};
  }
}

await peer(args.detached, async () => {
  const p2pPort = await port(args.port);
  const rpcPort = await port(args.rpcPort);
  const node = new FullNode({
    network: 'regtest',
    memory: !args.data,
    prefix: args.data,
    logConsole: false,
    logFile: !!args.data,
    workers: false,
    listen: true,
    host: HOST,
    port: p2pPort,
    publicHost: HOST,
    httpHost: HOST,
    httpPort: rpcPort,
    noAuth: true,
    bip37: true,
    indexTX: true,
    indexAddress: true,
    persistentMempool: false,
  });
  // No look-up of the own address, no DNS seeds, no peers but the one asked for.
  node.pool.discoverExternal = async () => {};
  node.pool.hosts.dnsSeeds = [];
  node.pool.hosts.dnsNodes = [];
  node.pool.options.maxOutbound = args.connect ? 1 : 0;
  if (args.connect) {
    if (!/^[^:]+:\d+$/.test(args.connect)) throw new UserError('--connect wants HOST:PORT');
    node.pool.hosts.addNode(args.connect);
  }
  if (args.activeFromStart) {
    const getState = node.chain.getState;
    node.chain.getState = async (prev, deployment) =>
      ['csv', 'segwit'].includes(deployment.name) ? thresholdStates.ACTIVE : getState.call(node.chain, prev, deployment);
  }
  node.on('error', e => log(`bcoin: ${e.message}`));

  await node.ensure();
  await node.open();
  const mining = new Mining(node);
  const command = (name, f) => {
    node.rpc.calls[name] = undefined; // some replace a command of bcoin
    node.rpc.add(name, params => f.call(mining, params));
  };
  command('generatetoscript', mining.generateToScript);
  command('generateblock', mining.generateBlock);
  command('generatefork', mining.generateFork);
  command('sendrawtransaction', mining.sendRawTransaction);
  command('info', mining.info);
  await node.connect();
  node.startSync();
  onStop(() => node.close());
  if (args.blocks) await mining.generateToScript([args.blocks]);
  ready({port: p2pPort, rpcUrl: `http://${HOST}:${rpcPort}/`, network: 'regtest', ...mining.info()});
});
