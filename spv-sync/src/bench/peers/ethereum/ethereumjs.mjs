// The proof checker of ethereumjs, which is what @lodestar/prover checks proofs with: the same nodes, out of memory.
import {readFile} from 'node:fs/promises';

export async function load(folder) {
  const text = await readFile(new URL('proof.json', folder), 'utf8');
  const {stateRoot} = JSON.parse(await readFile(new URL('proof-facts.json', folder)));
  const [{verifyMerkleProof}, {RLP}] = await Promise.all([import('@ethereumjs/mpt'), import('@ethereumjs/rlp')]);
  const bytes = hex => new Uint8Array(Buffer.from(hex.slice(2), 'hex'));
  const word = hex => bytes('0x' + hex.slice(2).padStart(64, '0'));

  function read(answer) {
    const [slot] = answer.storageProof;
    return {
      address: bytes(answer.address),
      nodes: answer.accountProof.map(bytes),
      key: word(slot.key),
      slotNodes: slot.proof.map(bytes),
    };
  }

  const answer = JSON.parse(text);
  const root = bytes(stateRoot);
  const proof = read(answer);

  const lookUp = (root, key, nodes) => verifyMerkleProof(key, nodes, {root, useKeyHashing: true});

  async function account({address, nodes}) {
    const value = await lookUp(root, address, nodes);
    if (value === null) throw new Error('no account');
    const [, balance, storageRoot] = RLP.decode(value);
    if (BigInt('0x' + Buffer.from(balance).toString('hex')) !== BigInt(answer.balance)) throw new Error('another balance');
    return storageRoot;
  }

  async function slot(read) {
    const value = await lookUp(await account(read), read.key, read.slotNodes);
    if (value === null) throw new Error('nothing in the slot');
    return RLP.decode(value);
  }

  return {
    account: () => account(proof),
    slot: () => slot(proof),
    answer: () => slot(read(JSON.parse(text))),
  };
}
