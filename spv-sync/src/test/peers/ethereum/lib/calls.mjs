// Contracts of many kinds on an anvil chain, and a list of calls to them. What a call comes to stands nowhere here: the
// chain says it.
import {generateKeyPairSync, sign} from 'node:crypto';
import {ethers} from 'ethers';
import {jsonRpc, until} from '../../lib/peer.mjs';
import {compiled} from './contracts.mjs';
import {FUNDED} from './execution.mjs';
import {precompileCalls} from './precompile-calls.mjs';

const OPENZEPPELIN = '@openzeppelin/contracts/proxy/';
const own = (file, ...names) => Object.fromEntries(names.map(name => [name, [file, name]]));
const CONTRACTS = {
  ...own('TestTokens.sol', 'VotesToken', 'DollarToken'),
  ...own('CallTokens.sol', 'PlainToken', 'OldToken', 'FeeToken', 'Pieces', 'Items', 'Vault', 'Counter', 'CloneMaker', 'Names', 'Answers', 'Finder'),
  ...own('CallMachine.sol', 'Machine'),
  transparent: [OPENZEPPELIN + 'transparent/TransparentUpgradeableProxy.sol', 'TransparentUpgradeableProxy'],
  plain: [OPENZEPPELIN + 'ERC1967/ERC1967Proxy.sol', 'ERC1967Proxy'],
  beacon: [OPENZEPPELIN + 'beacon/UpgradeableBeacon.sol', 'UpgradeableBeacon'],
  beaconProxy: [OPENZEPPELIN + 'beacon/BeaconProxy.sol', 'BeaconProxy'],
};
const GAS = 16_000_000;
const ME = FUNDED[0].address;
const OTHER = FUNDED[1].address;
const NOBODY = '0x00000000000000000000000000000000deadbeef';
const ZERO = ethers.ZeroAddress;
const coder = ethers.AbiCoder.defaultAbiCoder();
const word = n => ethers.toBeHex(BigInt.asUintN(256, BigInt(n)), 32);

/** What is sent to a chain that mines each transaction at once; whoever it is from is unlocked there. */
class Sender {
  #url;

  constructor(url) {
    this.#url = url;
  }

  async send(to, data, {from = ME, value = 0n} = {}) {
    const transaction = {from, to, data, value: ethers.toQuantity(value), gas: ethers.toQuantity(GAS)};
    const hash = await jsonRpc(this.#url, 'eth_sendTransaction', [transaction]);
    const receipt = await until('the transaction is mined', 30, () => jsonRpc(this.#url, 'eth_getTransactionReceipt', [hash]), 5);
    if (receipt.status !== '0x1') throw new Error(`transaction ${hash} failed: ${data.slice(0, 10)} to ${to}`);
    return receipt;
  }

  /** Makes a contract; functions that change it are sent with `do`, calls to it are made with `asks`. */
  async make({abi, evm}, ...args) {
    const face = new ethers.Interface(abi);
    const {contractAddress} = await this.send(undefined, '0x' + evm.bytecode.object + face.encodeDeploy(args).slice(2));
    return this.at(contractAddress, face);
  }

  at(address, face) {
    return {
      address,
      face,
      do: (name, ...args) => this.send(address, face.encodeFunctionData(name, args)),
      as: (from, name, ...args) => this.send(address, face.encodeFunctionData(name, args), {from}),
      data: (name, ...args) => face.encodeFunctionData(name, args),
    };
  }

  /** Has an account run another's code (EIP-7702). */
  async delegate(key, to) {
    const provider = new ethers.JsonRpcProvider(this.#url, undefined, {staticNetwork: true});
    const wallet = new ethers.Wallet(key, provider);
    const nonce = await provider.getTransactionCount(wallet.address);
    const authorization = await wallet.authorize({address: to, nonce: nonce + 1});
    const sent = await wallet.sendTransaction({
      type: 4, to: wallet.address, nonce, gasLimit: 200_000, authorizationList: [authorization],
      maxFeePerGas: 20_000_000_000n, maxPriorityFeePerGas: 1_000_000_000n,
    });
    await sent.wait();
    provider.destroy();
    return wallet.address;
  }
}

/** Deploys all of it at `url`; says the block to ask about, and the calls: `{what, to, data, from, value, gas}`. */
export async function deployCalls(url) {
  const made = compiled(CONTRACTS, 'osaka');
  const chain = new Sender(url);
  const calls = [];
  const call = (what, to, data, more = {}) => calls.push({what, to, data, ...more});
  const asks = (what, contract, name, ...args) => call(`${what}: ${name}(${args.map(short).join(', ')})`, contract.address, contract.data(name, ...args));
  const asksAll = (what, contract, names) => names.forEach(name => asks(what, contract, name));

  const plain = await chain.make(made.PlainToken);
  const old = await chain.make(made.OldToken);
  const fee = await chain.make(made.FeeToken);
  await plain.do('transfer', OTHER, 1234n);
  await plain.do('approve', OTHER, 77n);
  await old.do('transfer', OTHER, 5n);
  await old.do('approve', OTHER, 6n);
  await fee.do('transfer', OTHER, 1000n);
  for (const [what, token] of [['ERC-20', plain], ['old ERC-20', old], ['ERC-20 with a fee', fee]]) {
    asksAll(what, token, ['name', 'symbol', 'decimals', 'totalSupply']);
    for (const holder of [ME, OTHER, NOBODY]) asks(what, token, 'balanceOf', holder);
    asks(what, token, 'allowance', ME, OTHER);
    asks(what, token, 'transfer', NOBODY, 1n);
    call(`${what}: transfer from its holder`, token.address, token.data('transfer', NOBODY, 100n), {from: ME});
    call(`${what}: transfer of too much`, token.address, token.data('transfer', NOBODY, 2n ** 200n), {from: OTHER});
  }
  asks('ERC-20', fee, 'balanceOf', fee.address);

  const pieces = await chain.make(made.Pieces);
  await pieces.do('mint', ME, 7, 'seven.json');
  await pieces.do('mint', OTHER, 8, '');
  await pieces.do('mint', ME, 9, 'a name that is longer than the thirty-one bytes that fit into one word');
  await pieces.do('mint', ME, 10, 'gone.json');
  await pieces.do('approve', OTHER, 7);
  await pieces.do('transferFrom', ME, OTHER, 9);
  await pieces.do('burn', 10);
  asksAll('ERC-721', pieces, ['name', 'symbol', 'totalSupply']);
  for (const id of [7, 8, 9, 10, 99]) {
    asks('ERC-721', pieces, 'ownerOf', id);
    asks('ERC-721', pieces, 'tokenURI', id);
  }
  for (const holder of [ME, OTHER, NOBODY, ZERO]) asks('ERC-721', pieces, 'balanceOf', holder);
  for (const id of [7, 8]) asks('ERC-721', pieces, 'getApproved', id);
  for (const index of [0, 2, 3]) asks('ERC-721', pieces, 'tokenByIndex', index);
  for (const index of [0, 1, 5]) asks('ERC-721', pieces, 'tokenOfOwnerByIndex', OTHER, index);
  for (const id of ['0x80ac58cd', '0x780e9d63', '0x01ffc9a7', '0xffffffff']) asks('ERC-721', pieces, 'supportsInterface', id);
  asks('ERC-721', pieces, 'isApprovedForAll', ME, OTHER);
  call('ERC-721: transfer by a stranger', pieces.address, pieces.data('transferFrom', ME, NOBODY, 7), {from: NOBODY});

  const items = await chain.make(made.Items);
  await items.do('mint', ME, 3, 40, '');
  await items.do('mint', OTHER, 3, 2, '');
  await items.do('mint', ME, 4, 1, 'ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi/four.json');
  for (const [holder, id] of [[ME, 3], [OTHER, 3], [ME, 4], [NOBODY, 3]]) asks('ERC-1155', items, 'balanceOf', holder, id);
  asks('ERC-1155', items, 'balanceOfBatch', [ME, OTHER, NOBODY], [3, 3, 4]);
  asks('ERC-1155', items, 'balanceOfBatch', [ME, OTHER], [3]);
  for (const id of [3, 4, 5]) {
    asks('ERC-1155', items, 'totalSupply(uint256)', id);
    asks('ERC-1155', items, 'uri', id);
    asks('ERC-1155', items, 'exists', id);
  }
  asks('ERC-1155', items, 'totalSupply()');

  const votes = await chain.make(made.VotesToken);
  await votes.do('delegate', ME);
  await votes.do('transfer', OTHER, 10n ** 20n);
  await votes.as(OTHER, 'delegate', OTHER);
  const {blockNumber: before} = await votes.do('transfer', OTHER, 3n);
  await votes.as(OTHER, 'delegate', ME);
  await jsonRpc(url, 'anvil_mine', ['0x5']);
  for (const holder of [ME, OTHER, NOBODY]) {
    asks('ERC20Votes', votes, 'getVotes', holder);
    asks('ERC20Votes', votes, 'delegates', holder);
    asks('ERC20Votes', votes, 'numCheckpoints', holder);
    for (const back of [0, 1, 3]) asks('ERC20Votes', votes, 'getPastVotes', holder, Number(before) - back);
  }
  asks('ERC20Votes', votes, 'checkpoints', ME, 0);
  asks('ERC20Votes', votes, 'getPastTotalSupply', Number(before));
  asks('ERC20Votes', votes, 'getPastVotes', ME, 1_000_000);
  asksAll('ERC20Votes', votes, ['clock', 'CLOCK_MODE', 'eip712Domain', 'DOMAIN_SEPARATOR']);

  const counter = await chain.make(made.Counter);
  const dollar = await chain.make(made.DollarToken);
  const start = counter.data('start', ME, 5);
  const uups = chain.at((await chain.make(made.plain, counter.address, start)).address, counter.face);
  const transparent = chain.at((await chain.make(made.transparent, dollar.address, OTHER, dollar.data('init', 'Test Dollar'))).address, dollar.face);
  const beacon = await chain.make(made.beacon, counter.address, ME);
  const beaconProxy = chain.at((await chain.make(made.beaconProxy, beacon.address, start)).address, counter.face);
  await transparent.do('mint', ME, 123_456_789n);
  await uups.do('add', 3);
  const maker = await chain.make(made.CloneMaker);
  await maker.do('make', counter.address, word(1));
  await maker.do('makeWith', counter.address, '0x0102030405', word(2));
  const {contractAddress: none} = await chain.send(undefined, '0x00');
  const clone = chain.at(ethers.getCreate2Address(maker.address, word(1), ethers.keccak256(cloneCode(counter.address))), counter.face);
  await clone.do('start', OTHER, 9);
  await clone.do('add', 4);
  for (const [what, at] of [['UUPS proxy', uups], ['beacon proxy', beaconProxy], ['clone', clone]]) {
    asksAll(what, at, ['owner', 'count', 'version', 'proxiableUUID', 'UPGRADE_INTERFACE_VERSION']);
    asks(what, at, 'counts', ME);
    asks(what, at, 'add', 1);
    asks(what, at, 'start', NOBODY, 1);
    asks(what, at, 'upgradeToAndCall', dollar.address, '0x');
    call(`${what}: what it does not know`, at.address, '0x12345678');
  }
  asksAll('transparent proxy', transparent, ['name', 'symbol', 'decimals', 'totalSupply']);
  for (const holder of [ME, OTHER]) asks('transparent proxy', transparent, 'balanceOf', holder);
  asks('transparent proxy', transparent, 'init', 'again');
  asksAll('beacon', beacon, ['implementation', 'owner']);
  asks('clone maker', maker, 'predict', counter.address, word(1));
  asks('clone maker', maker, 'make', counter.address, word(1));
  asks('clone maker', maker, 'make', counter.address, word(3));
  asks('clone maker', maker, 'argsOf', clone.address);

  const vault = await chain.make(made.Vault, plain.address);
  await plain.do('approve', vault.address, 10n ** 20n);
  await vault.do('deposit', 10n ** 18n, ME);
  await plain.do('transfer', vault.address, 12_345n);
  asksAll('ERC-4626', vault, ['asset', 'totalAssets', 'decimals', 'totalSupply']);
  for (const name of ['convertToShares', 'convertToAssets', 'previewDeposit', 'previewMint', 'previewWithdraw', 'previewRedeem']) asks('ERC-4626', vault, name, 1_000_000_007n);
  for (const name of ['maxDeposit', 'maxMint', 'maxWithdraw', 'maxRedeem', 'balanceOf']) asks('ERC-4626', vault, name, ME);
  asks('ERC-4626', vault, 'deposit', 1n, ME);

  const names = await chain.make(made.Names);
  const answers = await chain.make(made.Answers);
  const finder = await chain.make(made.Finder, names.address);
  await names.do('set', word(0), ethers.id('eth'), ME, ZERO);
  await names.do('set', ethers.namehash('eth'), ethers.id('alice'), ME, answers.address);
  const alice = ethers.namehash('alice.eth');
  await answers.do('set', alice, OTHER, '0xe30101701220' + '11'.repeat(32), 'alice.eth');
  await answers.do('setText', alice, 'url', 'https://example.org/a/text/that/is/longer/than/one/word');
  for (const node of [alice, ethers.namehash('bob.eth')]) {
    for (const name of ['owner', 'resolver', 'ttl', 'recordExists']) asks('names', names, name, node);
    for (const name of ['addr', 'contenthash', 'name']) asks('names', answers, name, node);
    asks('names', answers, 'text', node, 'url');
  }
  const found = name => finder.data('resolve', name.split('.').map(label => ethers.id(label)), 'url');
  for (const name of ['alice.eth', 'deep.below.alice.eth', 'bob.eth']) call(`names: ${name} is found`, finder.address, found(name));
  asks('names', names, 'set', word(0), ethers.id('com'), OTHER, ZERO);
  call('names: several at once', answers.address, answers.data('multicall', [answers.data('addr', alice), answers.data('text', alice, 'url'), answers.data('name', alice)]));
  call('names: several at once, one fails', names.address, names.data('multicall', [names.data('owner', alice), names.data('set', alice, word(1), ME, ME)]));

  const machine = await chain.make(made.Machine);
  const twin = await chain.make(made.Machine);
  await machine.do('set', 1, 111);
  await machine.do('set', 2, 222);
  await machine.do('set', 7, 777);
  await twin.do('set', 7, 70707);
  await chain.send(machine.address, '0x', {value: 12_345n});
  const delegated = await chain.delegate(FUNDED[1].key, machine.address);
  machineCalls({machine, twin, plain, none, delegated, asks, call});
  precompileCalls({call, asked: (to, input) => machine.data('asked', to, input), machine: machine.address, ...signed()});

  await jsonRpc(url, 'anvil_mine', ['0x12c']);
  const block = Number(await jsonRpc(url, 'eth_blockNumber')) - 1;
  return {block, calls: calls.map(one => ({from: ZERO, value: '0x0', gas: '0x4c4b40', ...one, to: ethers.getAddress(one.to)}))};
}

const short = argument => String(argument).slice(0, 12);

/** The code of a minimal proxy (EIP-1167), with what makes it, as OpenZeppelin writes it. */
function cloneCode(implementation) {
  return '0x3d602d80600a3d3981f3363d3d373d3d3d363d73' + implementation.slice(2).toLowerCase() + '5af43d82803e903d91602b57fd5bf3';
}

function signed() {
  const hash = ethers.id('signed');
  const {yParity, serialized} = new ethers.SigningKey(FUNDED[0].key).sign(hash);
  const {publicKey, privateKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'});
  const {x, y} = publicKey.export({format: 'jwk'});
  const hex = text => Buffer.from(text, 'base64url').toString('hex').padStart(64, '0');
  const message = Buffer.from('signed by P-256');
  const rs = sign('sha256', message, {key: privateKey, dsaEncoding: 'ieee-p1363'}).toString('hex');
  return {
    secp256k1: hash + word(27 + yParity).slice(2) + serialized.slice(2, 130),
    secp256r1: ethers.sha256(message) + rs + hex(x) + hex(y),
  };
}

function machineCalls({machine, twin, plain, none, delegated, asks, call}) {
  const at = (name, ...args) => machine.data(name, ...args);
  const does = (what, name, ...args) => call(`machine: ${what}`, machine.address, at(name, ...args));
  const MAX = 2n ** 256n - 1n;
  const LEAST = 2n ** 255n;
  const numbers = [
    [0, MAX, 2n, 0n], [1, 2n ** 200n + 7n, 2n ** 199n + 3n, 0n], [2, 3n, 5n, 0n], [3, MAX, 7n, 0n], [3, 5n, 0n, 0n],
    [4, LEAST, MAX, 0n], [4, MAX - 20n, 3n, 0n], [5, MAX, 10007n, 0n], [6, MAX - 20n, 5n, 0n], [6, 21n, MAX - 4n, 0n],
    [7, MAX, MAX, 12n], [7, MAX, 1n, 0n], [8, MAX, MAX, 2n ** 255n - 19n], [8, MAX, 3n, 0n], [9, 3n, 255n, 0n],
    [9, 2n, 256n, 0n], [9, 0n, 0n, 0n], [10, 0n, 0xffn, 0n], [10, 31n, LEAST, 0n], [10, 1n, 0x7fffn, 0n], [11, MAX, 1n, 0n],
    [12, MAX, 1n, 0n], [13, MAX, 1n, 0n], [14, MAX, 1n, 0n], [15, 0xf0f0n, 0x0ff0n, 0x3333n], [16, 31n, 0x1234n, 0n],
    [16, 32n, MAX, 0n], [17, 255n, 3n, 0n], [17, 256n, 3n, 0n], [18, 4n, MAX, 0n], [19, 4n, LEAST, 0n], [19, 300n, LEAST, 0n],
    [20, 0n, 0n, 0n], [20, 1n, 0n, 0n], [20, LEAST, 0n, 0n],
  ];
  for (const [what, a, b, c] of numbers) asks('machine', machine, 'arithmetic', what, a, b, c);
  for (const depth of [1, 20, 150]) asks('machine', machine, 'down', depth);
  for (const depth of [1, 60]) asks('machine', machine, 'downBorrowed', depth);
  does("another's code over own storage", 'borrowed', twin.address, twin.data('get', 7));
  does("another's code by CALLCODE", 'borrowedOld', twin.address, twin.data('get', 7));
  does("another's storage", 'asked', twin.address, twin.data('get', 7));
  does('a token', 'asked', plain.address, plain.data('balanceOf', ME));
  does('nobody', 'asked', NOBODY, '0x01');
  does('a contract without code', 'asked', none, '0x01');
  does('a write where none may be', 'asked', twin.address, twin.data('writeAndRead', 7, 1));
  does('ether where none may move', 'asked', machine.address, at('called', NOBODY, 1, '0x'));
  does('ether to nobody', 'called', NOBODY, 5, '0x');
  does('more ether than there is', 'called', NOBODY, 10n ** 30n, '0x');
  does('several at once', 'aggregate', [twin.address, plain.address, NOBODY, twin.address], [twin.data('get', 7), plain.data('totalSupply'), '0x', twin.data('failing', 2)]);
  does('what is written is read', 'writeAndRead', 1, 5);
  does('what is deleted is gone', 'writeAndRead', 2, 0);
  does('logs', 'told', '0x0102');

  const adds = '0x6005600401600052602060fff3';
  const init = code => ethers.concat(['0x60', ethers.toBeHex((code.length - 2) / 2), '0x600c60003960', ethers.toBeHex((code.length - 2) / 2), '0x6000f3', code]);
  does('a contract is made', 'made', init('0x600560040160005260206000f3'), word(1), '0x');
  does('a contract is made of wrong code', 'made', init(adds.slice(0, 10)), word(1), '0x');
  does('a contract that ends itself', 'made', init('0x33ff'), word(2), '0x');
  does('a contract that will not be made', 'made', '0x60006000fd', word(3), '0x');
  does('code that begins with EF is not made', 'made', '0x60ef60005360016000f3', word(4), '0x');
  does('two contracts are made', 'madePlain', init('0x00'));
  call('machine: one is made with ether', machine.address, at('madePlain', init('0x00')), {from: ME, value: '0x7'});
  does('what lasts as long as the call', 'transientTwice', 5, 99);
  does('what is undone with its frame', 'transientUndone', 5, 99);
  const text = '0x' + Buffer.from('a text that is moved about within memory, over itself').toString('hex');
  for (const [to, from, length] of [[0, 5, 20], [5, 0, 20], [3, 3, 30], [0, 0, 0]]) does(`memory moves ${length} from ${from} to ${to}`, 'moved', text, to, from, length);
  for (const length of [0, 32, 20_000]) asks('machine', machine, 'filled', length, 1);
  does('what is around', 'environment');
  call('machine: what is around with ether from somebody', machine.address, at('environment'), {from: ME, value: '0x5'});
  does('what blobs cost', 'fees');
  for (const back of [0, 1, 2, 100, 255, 256, 257, 300]) asks('machine', machine, 'hashBefore', back);
  for (const one of [machine.address, plain.address, none, NOBODY, ZERO, ME, delegated, '0x0000000000000000000000000000000000000004']) asks('machine', machine, 'looked', one);
  call('delegated account: its own storage', delegated, at('get', 7));
  call('delegated account: what is around', delegated, at('environment'));
  does('a delegated account is called', 'asked', delegated, at('get', 7));
  const ring = '0x0000f90827f1c53a10cb7a02335b175320002935';
  const roots = '0x000f3df6d732807ef1319fb7b8bb8522d0beac02';
  for (const [what, to, data] of [['block hashes, too new', ring, word(10 ** 9)], ['block hashes, no number', ring, '0x01'], ['beacon roots', roots, word(1)], ['beacon roots, no time', roots, '0x']]) call(`system: ${what}`, to, data);
  for (const key of [1, 9]) for (const value of [111, 5, 0]) asks('machine', machine, 'gasOfStorage', key, value);
  for (const one of [plain.address, NOBODY, delegated, machine.address, '0x0000000000000000000000000000000000000002']) asks('machine', machine, 'gasOfAccount', one);
  for (const length of [0, 100, 100_000]) asks('machine', machine, 'gasOfMemory', length);
  for (let how = 0; how <= 13; how++) {
    asks('machine', machine, 'failing', how);
    asks('machine', machine, 'caught', how);
  }
  call('nobody: a call', NOBODY, '0x1234');
  call('an account: a call', ME, '0x1234');
  call('machine: too little gas', machine.address, at('filled', 20_000, 1), {gas: '0x15f90'});
  call('machine: gas for less than a transaction', machine.address, at('get', 1), {gas: '0x4e20'});
}
