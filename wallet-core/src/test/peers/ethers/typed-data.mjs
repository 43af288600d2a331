#!/usr/bin/env node
// Signs typed data (EIP-712) as ethers does. A question is {"key", "domain", "types", "primaryType", "message"}, with
// numbers as decimal text; the answer is {"hash", "domain", "signature"}.
import {SigningKey, TypedDataEncoder} from 'ethers';
import {answering} from './lib/lines.mjs';

await answering(({key, domain, types, primaryType, message}) => {
  const encoder = TypedDataEncoder.from(types);
  if (encoder.primaryType !== primaryType) throw new Error('another primary type: ' + encoder.primaryType);
  const hash = TypedDataEncoder.hash(domain, types, message);
  const signature = new SigningKey(key).sign(hash);
  return {hash, domain: TypedDataEncoder.hashDomain(domain), signature: signature.serialized};
});
