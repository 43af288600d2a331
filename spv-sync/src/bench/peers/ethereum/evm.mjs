// The machine of ethereumjs over state that its own proof checker proved: the same bytes, and the same calls. Each
// result must be the one that is expected.
import {readFile} from 'node:fs/promises';

export async function load(folder) {
  const cases = JSON.parse(await readFile(new URL('cases.json', folder)));
  const [{createEVM}, {Common, Mainnet}, {SimpleStateManager}, util, {verifyMerkleProof}, {RLP}, {keccak_256}] = await Promise.all([
    import('@ethereumjs/evm'), import('@ethereumjs/common'), import('@ethereumjs/statemanager'), import('@ethereumjs/util'),
    import('@ethereumjs/mpt'), import('@ethereumjs/rlp'), import('@noble/hashes/sha3.js'),
  ]);
  const bytes = hex => new Uint8Array(Buffer.from(hex.slice(2), 'hex'));
  const same = (a, b) => Buffer.compare(a, b) === 0;
  const caller = util.createZeroAddress();

  function read({fork, stateRoot, block, accounts, calls}) {
    return {
      fork,
      root: bytes(stateRoot),
      block: {
        header: {
          number: BigInt(block.number), timestamp: BigInt(block.timestamp), gasLimit: BigInt(block.gasLimit), difficulty: 0n,
          coinbase: util.createAddressFromString(block.coinbase), prevRandao: bytes(block.prevRandao), baseFeePerGas: 1n,
          getBlobGasPrice: () => 1n,
        },
      },
      accounts: accounts.map(({address, nodes, code, slots}) => ({
        address: util.createAddressFromString(address),
        nodes: nodes.map(bytes),
        code: code && bytes(code),
        slots: slots.map(slot => ({key: bytes(slot.key), nodes: slot.nodes.map(bytes)})),
      })),
      calls: calls.map(({to, data, gas, returns}) => ({
        to: util.createAddressFromString(to), data: bytes(data), gasLimit: BigInt(gas), returns: bytes(returns),
      })),
    };
  }

  const EMPTY = util.KECCAK256_RLP;
  const lookUp = (root, key, nodes) => (same(root, EMPTY) && !nodes.length ? null : verifyMerkleProof(key, nodes, {root, useKeyHashing: true}));

  async function prove({root, accounts}, state) {
    for (const {address, nodes, code, slots} of accounts) {
      const value = await lookUp(root, address.bytes, nodes);
      if (value === null) continue;
      const account = util.createAccountFromRLP(value);
      await state.putAccount(address, account);
      if (code) {
        if (!same(keccak_256(code), account.codeHash)) throw new Error('other code');
        await state.putCode(address, code);
      }
      for (const slot of slots) {
        const word = await lookUp(account.storageRoot, slot.key, slot.nodes);
        if (word !== null) await state.putStorage(address, slot.key, RLP.decode(word));
      }
    }
  }

  /** What a transaction begins with: nothing is known of words, and these addresses and the built-in contracts are warm. */
  function begin(evm, warm) {
    evm.journal.cleanJournal();
    evm.stateManager.originalStorageCache.clear();
    for (const address of warm) evm.journal.addAlwaysWarmAddress(address.toString());
    for (const address of evm.precompiles.keys()) evm.journal.addAlwaysWarmAddress('0x' + address);
  }

  async function run(evm, {calls, block}) {
    for (const {to, data, gasLimit, returns} of calls) {
      await evm.stateManager.checkpoint();
      begin(evm, [caller, to, block.header.coinbase]);
      const {execResult} = await evm.runCall({to, data, gasLimit, caller, block, skipBalance: true});
      await evm.stateManager.revert();
      if (execResult.exceptionError) throw new Error(execResult.exceptionError.error ?? String(execResult.exceptionError));
      if (!same(execResult.returnValue, returns)) throw new Error('another result');
    }
  }

  const tasks = {};
  for (const [name, json] of Object.entries(cases)) {
    const one = read(json);
    const common = new Common({chain: Mainnet, hardfork: one.fork});
    const fresh = await createEVM({common, stateManager: new SimpleStateManager({common})});
    const proven = await createEVM({common, stateManager: new SimpleStateManager({common})});
    await prove(one, proven.stateManager);
    tasks[name] = async () => {
      await fresh.stateManager.checkpoint();
      await prove(one, fresh.stateManager);
      await run(fresh, one);
      await fresh.stateManager.revert();
    };
    tasks[name + 'Run'] = () => run(proven, one);
  }
  return tasks;
}
