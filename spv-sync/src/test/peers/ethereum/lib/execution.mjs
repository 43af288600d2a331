// The execution client: an ethereumjs process with the Engine API, its genesis file, and the calls to it.
import {createHmac, randomBytes} from 'node:crypto';
import {existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {HOST, UserError, child, jsonRpc, port, until} from '../../lib/peer.mjs';

const require = createRequire(import.meta.url);

/** First two accounts of the mnemonic "test test test test test test test test test test test junk". */
export const FUNDED = [
  {address: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266', key: '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'},
  {address: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8', key: '0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d'},
];

/** Run-time code of the system contracts as their EIPs give it; the chain calls them in every block. */
const SYSTEM_CONTRACTS = {
  // EIP-4788 beacon block roots
  '0x000F3df6D732807Ef1319fB7B8bB8522d0Beac02':
    '0x3373fffffffffffffffffffffffffffffffffffffffe14604d57602036146024575f5ffd5b5f35801560495762001fff810690815414603c575f5ffd5b62001fff01545f5260205ff35b5f5ffd5b62001fff42064281555f359062001fff015500',
  // EIP-2935 historical block hashes
  '0x0000F90827F1C53a10cb7A02335B175320002935':
    '0x3373fffffffffffffffffffffffffffffffffffffffe14604657602036036042575f35600143038111604257611fff81430311604257611fff9006545f5260205ff35b5f5ffd5b5f35611fff60014303065500',
  // EIP-7002 withdrawal requests
  '0x00000961Ef480Eb55e80D19ad83579A64c007002':
    '0x3373fffffffffffffffffffffffffffffffffffffffe1460cb5760115f54807fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff146101f457600182026001905f5b5f82111560685781019083028483029004916001019190604d565b909390049250505036603814608857366101f457346101f4575f5260205ff35b34106101f457600154600101600155600354806003026004013381556001015f35815560010160203590553360601b5f5260385f601437604c5fa0600101600355005b6003546002548082038060101160df575060105b5f5b8181146101835782810160030260040181604c02815460601b8152601401816001015481526020019060020154807fffffffffffffffffffffffffffffffff00000000000000000000000000000000168252906010019060401c908160381c81600701538160301c81600601538160281c81600501538160201c81600401538160181c81600301538160101c81600201538160081c81600101535360010160e1565b910180921461019557906002556101a0565b90505f6002555f6003555b5f54807fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff14156101cd57505f5b6001546002828201116101e25750505f6101e8565b01600290035b5f555f600155604c025ff35b5f5ffd',
  // EIP-7251 consolidation requests
  '0x0000BBdDc7CE488642fb579F8B00f3a590007251':
    '0x3373fffffffffffffffffffffffffffffffffffffffe1460d35760115f54807fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff1461019a57600182026001905f5b5f82111560685781019083028483029004916001019190604d565b9093900492505050366060146088573661019a573461019a575f5260205ff35b341061019a57600154600101600155600354806004026004013381556001015f358155600101602035815560010160403590553360601b5f5260605f60143760745fa0600101600355005b6003546002548082038060021160e7575060025b5f5b8181146101295782810160040260040181607402815460601b815260140181600101548152602001816002015481526020019060030154905260010160e9565b910180921461013b5790600255610146565b90505f6002555f6003555b5f54807fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff141561017357505f5b6001546001828201116101885750505f61018e565b01600190035b5f555f6001556074025ff35b5f5ffd',
};

/** A genesis in geth's format, after the merge and under Cancun from block 0 on; under Prague from `pragueTime` on. */
export function genesis({chainId, pragueTime}) {
  const zeros = '0x' + '00'.repeat(32);
  const config = {chainId};
  for (const fork of ['homestead', 'eip150', 'eip155', 'eip158', 'byzantium', 'constantinople', 'petersburg', 'istanbul', 'berlin', 'london', 'mergeFork', 'mergeNetsplit']) config[fork + 'Block'] = 0;
  Object.assign(config, {
    terminalTotalDifficulty: 0,
    terminalTotalDifficultyPassed: true,
    shanghaiTime: 0,
    cancunTime: 0,
    pragueTime,
    depositContractAddress: '0x4242424242424242424242424242424242424242',
    blobSchedule: {
      cancun: {target: 3, max: 6, baseFeeUpdateFraction: 3338477},
      prague: {target: 6, max: 9, baseFeeUpdateFraction: 5007716},
    },
  });
  const alloc = {};
  for (const {address} of FUNDED) alloc[address] = {balance: '0x2' + '0'.repeat(38)};
  for (const [address, code] of Object.entries(SYSTEM_CONTRACTS)) alloc[address] = {balance: '0x0', nonce: '0x1', code};
  return {
    config,
    nonce: '0x0',
    timestamp: '0x0',
    extraData: '0x',
    gasLimit: '0x1c9c380',
    difficulty: '0x0',
    mixHash: zeros,
    coinbase: '0x' + '00'.repeat(20),
    alloc,
    number: '0x0',
    gasUsed: '0x0',
    parentHash: zeros,
    baseFeePerGas: '0x7',
  };
}

/** Starts ethereumjs in `folder`; resolves when its RPC answers. */
export async function startExecution(folder, genesisFile) {
  if (existsSync(path.join(folder, 'execution'))) throw new UserError(`${folder} already holds a chain; a run cannot be continued`);
  mkdirSync(path.join(folder, 'execution'), {recursive: true});
  const file = name => path.join(folder, name);
  const secret = randomBytes(32).toString('hex');
  writeFileSync(file('jwt.hex'), secret, {mode: 0o600});
  writeFileSync(file('genesis.json'), JSON.stringify(genesisFile, null, 1));
  const rpc = await port(0);
  const engine = await port(0);
  const devp2p = await port(0); // opened on loopback, takes no peers
  const cli = path.join(path.dirname(require.resolve('@ethereumjs/client/package.json')), 'dist/esm/bin/cli.js');
  child('ethereumjs', process.execPath, [
    '--import', new URL('pool-7702.mjs', import.meta.url).href, cli, '--gethGenesis', file('genesis.json'), '--dataDir', file('execution'), '--sync', 'none', '--saveReceipts', '--isSingleNode',
    '--rpc', '--rpcAddr', HOST, '--rpcPort', rpc,
    '--rpcEngine', '--rpcEngineAddr', HOST, '--rpcEnginePort', engine, '--jwtSecret', file('jwt.hex'),
    '--port', devp2p, '--extIP', HOST, '--discDns', 'false', '--discV4', 'false', '--maxPeers', 0, '--logLevel', 'info',
  ].map(String), {logFile: file('execution.log')});
  const rpcUrl = `http://${HOST}:${rpc}`;
  const genesisBlock = await until('the execution client answers', 60, () => jsonRpc(rpcUrl, 'eth_getBlockByNumber', ['0x0', false]), 100);
  return new Execution(rpcUrl, `http://${HOST}:${engine}`, secret, genesisBlock);
}

export class Execution {
  constructor(rpcUrl, engineUrl, secret, genesisBlock) {
    Object.assign(this, {rpcUrl, engineUrl, genesisBlock});
    this.secret = Buffer.from(secret, 'hex');
  }

  engine(method, ...params) {
    return jsonRpc(this.engineUrl, method, params, {authorization: 'Bearer ' + this.#token()});
  }

  #token() {
    const part = o => Buffer.from(JSON.stringify(o)).toString('base64url');
    const body = `${part({alg: 'HS256', typ: 'JWT'})}.${part({iat: Math.floor(Date.now() / 1000)})}`;
    return `${body}.${createHmac('sha256', this.secret).update(body).digest('base64url')}`;
  }
}
