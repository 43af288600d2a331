#!/usr/bin/env node
// Signs transactions as ethers does. A question is {"key", "transaction", "authorizations": [{"address", "nonce",
// "chainId"}]}, with numbers as decimal text; the answer is {"raw", "hash"}.
import {SigningKey, Transaction, hashAuthorization} from 'ethers';
import {answering} from './lib/lines.mjs';

const AS_THEY_ARE = ['type', 'to', 'data', 'accessList'];

function numbers(transaction) {
  return Object.fromEntries(
    Object.entries(transaction).map(([name, value]) => [name, AS_THEY_ARE.includes(name) ? value : BigInt(value)]),
  );
}

await answering(({key, transaction, authorizations}) => {
  const signer = new SigningKey(key);
  const fields = numbers(transaction);
  fields.nonce = Number(fields.nonce);
  if (authorizations.length > 0) {
    fields.authorizationList = authorizations.map(word => {
      const authorization = numbers({chainId: word.chainId, nonce: word.nonce});
      const content = {address: word.address, ...authorization};
      return {...content, signature: signer.sign(hashAuthorization(content))};
    });
  }
  const tx = Transaction.from(fields);
  tx.signature = signer.sign(tx.unsignedHash);
  return {raw: tx.serialized, hash: tx.hash};
});
