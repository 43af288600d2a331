#!/usr/bin/env node
// Signs transactions as ethers does. A question is {"key", "transaction", "authorizations": [{"key", "address",
// "nonce", "chainId"}]}, with numbers as decimal text; the answer is {"raw", "hash", "from"}.
import {SigningKey, Transaction, Wallet} from 'ethers';
import {answering} from './lib/lines.mjs';

const TEXT = ['to', 'data', 'accessList'];

function numbers(transaction) {
  return Object.fromEntries(
    Object.entries(transaction).map(([name, value]) => [name, TEXT.includes(name) || name === 'type' ? value : BigInt(value)]),
  );
}

await answering(({key, transaction, authorizations}) => {
  const fields = numbers(transaction);
  fields.nonce = Number(fields.nonce);
  if (authorizations.length > 0) {
    fields.authorizationList = authorizations.map(({key: signer, address, nonce, chainId}) =>
      new Wallet(signer).authorizeSync({address, nonce: BigInt(nonce), chainId: BigInt(chainId)}),
    );
  }
  const tx = Transaction.from(fields);
  tx.signature = new SigningKey(key).sign(tx.unsignedHash);
  return {raw: tx.serialized, hash: tx.hash, from: tx.from};
});
