// Compiles the test contracts, deploys and uses them, and says where each value lies in storage.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {ethers} from 'ethers';
import {FUNDED} from './execution.mjs';

const require = createRequire(import.meta.url);
const SOURCE = 'TestTokens.sol';
const PROXY = '@openzeppelin/contracts/proxy/transparent/TransparentUpgradeableProxy.sol';
const EIP1967_IMPLEMENTATION = '0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc';
const FEES = {maxFeePerGas: 20_000_000_000n, maxPriorityFeePerGas: 1_000_000_000n};

const WANTED = ['abi', 'evm.bytecode.object', 'storageLayout'];

/** Runs solc (WASM); takes 3 to 5 s. `wanted` says which contracts, by file and name; those of contracts/ need no path. */
function made(files, wanted, evmVersion) {
  const solc = require('solc');
  const text = file => ({content: readFileSync(new URL('../contracts/' + file, import.meta.url), 'utf8')});
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(files.map(file => [file, text(file)])),
    settings: {evmVersion, optimizer: {enabled: true, runs: 200}, outputSelection: wanted},
  };
  const read = file => {
    try {
      return {contents: readFileSync(require.resolve(file), 'utf8')};
    } catch (e) {
      return {error: e.message};
    }
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input), {import: read}));
  const errors = (output.errors ?? []).filter(e => e.severity === 'error');
  if (errors.length) throw new Error(errors.map(e => e.formattedMessage).join('\n'));
  return output.contracts;
}

/** These contracts, each `[file, name]`, by the keys that they stand under. */
export function compiled(contracts, evmVersion) {
  const wanted = {};
  for (const [file, name] of Object.values(contracts)) (wanted[file] ??= {})[name] = WANTED;
  const all = made(Object.keys(wanted).filter(file => !file.startsWith('@')), wanted, evmVersion);
  return Object.fromEntries(Object.entries(contracts).map(([key, [file, name]]) => [key, all[file][name]]));
}

/** The test tokens, compiled, and what others have compiled already. */
export function compile(evmVersion = 'cancun') {
  const contracts = made([SOURCE], {'*': {'*': WANTED}}, evmVersion);
  const unit = (file, name) => ({...contracts[file][name], bytecode: '0x' + contracts[file][name].evm.bytecode.object});
  return {
    token: unit(SOURCE, 'VotesToken'),
    collectible: unit(SOURCE, 'Collectible'),
    multi: unit(SOURCE, 'MultiToken'),
    dollar: unit(SOURCE, 'DollarToken'),
    governor: unit(SOURCE, 'TestGovernor'),
    proxy: unit(PROXY, 'TransparentUpgradeableProxy'),
    uni: require('@uniswap/governance/build/Uni.json'),
    ens: require('@ensdomains/ens/build/contracts/ENSRegistry.json'),
    resolver: require('@ensdomains/resolver/build/contracts/PublicResolver.json'),
  };
}

const coder = ethers.AbiCoder.defaultAbiCoder();
/** Storage key of mapping[key] where the mapping itself has slot `slot`. */
const mapping = (type, key, slot) => ethers.keccak256(coder.encode([type, 'uint256'], [key, slot]));
const word = n => ethers.toBeHex(n, 32);

/**
 * Deploys everything at `rpcUrl` and returns addresses, token ids and a list of proofs:
 * {what, address, key, value}; `value` is what eth_getProof must prove for `key`, null where nothing is stored.
 */
export async function deploy(rpcUrl, compiled, onStep) {
  const provider = new ethers.JsonRpcProvider(rpcUrl, undefined, {staticNetwork: true, polling: true, pollingInterval: 100, cacheTimeout: -1});
  try {
    const wallet = new ethers.NonceManager(new ethers.Wallet(FUNDED[0].key, provider));
    const me = FUNDED[0].address;
    const other = FUNDED[1].address;
    const create = async (name, {abi, bytecode}, ...args) => {
      const code = bytecode.startsWith('0x') ? bytecode : '0x' + bytecode;
      const contract = await new ethers.ContractFactory(abi, code, wallet).deploy(...args, {...FEES, gasLimit: 6_000_000});
      await contract.waitForDeployment();
      onStep(`${name} at ${contract.target}`);
      return contract;
    };
    let last;
    const send = async pending => {
      last = await (await pending).wait();
      if (last.status !== 1) throw new Error(`transaction ${last.hash} failed`);
    };
    const gas = {...FEES, gasLimit: 1_500_000};

    const token = await create('ERC-20 with votes', compiled.token);
    const collectible = await create('ERC-721', compiled.collectible);
    const multi = await create('ERC-1155', compiled.multi);
    const implementation = await create('dollar token', compiled.dollar);
    const init = new ethers.Interface(compiled.dollar.abi).encodeFunctionData('init', ['Test Dollar']);
    const proxy = await create('proxy', compiled.proxy, implementation.target, me, init);
    const dollar = new ethers.Contract(proxy.target, compiled.dollar.abi, wallet);
    const governor = await create('governor', compiled.governor, token.target);
    const {timestamp} = await provider.getBlock('latest');
    const uni = await create('UNI', compiled.uni, me, me, timestamp + 86_400);
    const ens = await create('ENS registry', compiled.ens);
    const resolver = await create('ENS resolver', compiled.resolver, ens.target);

    await send(collectible.mint(me, 7, gas));
    await send(collectible.mint(other, 8, gas));
    await send(multi.mint(me, 3, 40, gas));
    await send(dollar.mint(me, 123_456_789n, gas));
    await send(dollar.transfer(other, 456_789n, gas));
    await send(token.delegate(me, gas));
    await send(ens.setSubnodeOwner(ethers.ZeroHash, ethers.id('eth'), me, gas));
    await send(ens.setSubnodeOwner(ethers.namehash('eth'), ethers.id('alice'), me, gas));
    const node = ethers.namehash('alice.eth');
    await send(ens.setResolver(node, resolver.target, gas));
    await send(resolver['setAddr(bytes32,address)'](node, me, gas));
    onStep(`all done in block ${last.blockNumber}`);

    const layout = unit => Object.fromEntries(unit.storageLayout.storage.map(s => [s.label, {slot: Number(s.slot), offset: s.offset, type: s.type}]));
    const layouts = {token: layout(compiled.token), collectible: layout(compiled.collectible), multi: layout(compiled.multi), dollar: layout(compiled.dollar)};
    const record = mapping('bytes32', node, 0);
    const proofs = [
      ['ERC-20 balance', token, mapping('address', me, layouts.token._balances.slot), await token.balanceOf(me)],
      ['ERC-20 total supply', token, word(layouts.token._totalSupply.slot), await token.totalSupply()],
      ['ERC-721 owner of 7', collectible, mapping('uint256', 7, layouts.collectible._owners.slot), BigInt(me)],
      ['ERC-721 owner of 8', collectible, mapping('uint256', 8, layouts.collectible._owners.slot), BigInt(other)],
      ['ERC-721 owner of 99 (never minted)', collectible, mapping('uint256', 99, layouts.collectible._owners.slot), null],
      ['ERC-1155 balance of id 3', multi, ethers.keccak256(coder.encode(['address', 'bytes32'], [me, mapping('uint256', 3, layouts.multi._balances.slot)])), await multi.balanceOf(me, 3)],
      ['dollar balance behind the proxy', proxy, mapping('address', me, layouts.dollar.balanceOf.slot), await dollar.balanceOf(me)],
      ['EIP-1967 implementation', proxy, EIP1967_IMPLEMENTATION, BigInt(implementation.target)],
      ['UNI balance', uni, mapping('address', me, 4), await uni.balanceOf(me)],
      ['ENS owner of alice.eth', ens, record, BigInt(me)],
      ['ENS resolver of alice.eth', ens, word(BigInt(record) + 1n), BigInt(resolver.target)],
    ];
    const at = contract => contract.target;
    return {
      chainId: Number((await provider.getNetwork()).chainId),
      owner: me,
      other,
      block: last.blockNumber,
      contracts: {
        erc20: {address: at(token), symbol: 'VOTE', decimals: 18},
        erc721: {address: at(collectible), symbol: 'COLL', tokenIds: {7: me, 8: other}},
        erc1155: {address: at(multi), tokenIds: {3: 40}},
        dollar: {address: at(proxy), symbol: 'TESTUSD', decimals: 6, implementation: at(implementation)},
        governor: {address: at(governor)},
        uni: {address: at(uni), symbol: 'UNI', decimals: 18},
        ensRegistry: {address: at(ens), name: 'alice.eth', node},
        ensResolver: {address: at(resolver)},
      },
      proofs: proofs.map(([what, contract, key, value]) => ({what, address: at(contract), key, value: value === null ? null : ethers.toQuantity(value)})),
    };
  } finally {
    provider.destroy();
  }
}
