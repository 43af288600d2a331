// ethereumjs runs set-code transactions (EIP-7702) in blocks, but its pool does not know what they offer for gas and
// refuses them. Here it is told: as those of EIP-1559. Nothing else of it is changed.
import {createRequire} from 'node:module';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

const client = path.dirname(createRequire(import.meta.url).resolve('@ethereumjs/client/package.json'));
const {TxPool} = await import(pathToFileURL(path.join(client, 'dist/esm/src/service/txpool.js')).href);
const offered = TxPool.prototype.txGasPrice;
const SET_CODE = 4;

TxPool.prototype.txGasPrice = function (tx) {
  return tx.type === SET_CODE ? {maxFee: tx.maxFeePerGas, tip: tx.maxPriorityFeePerGas} : offered.call(this, tx);
};
