// A thin HTTP front for ethereumjs, which lacks three things that every common execution client has: EIP-1898 block
// objects ({"blockHash": ...}), eth_getBlockReceipts by a hash, and eth_maxPriorityFeePerGas. All else passes through.
import {createServer} from 'node:http';
import {once} from 'node:events';
import {HOST, jsonRpc, onStop, port} from '../../lib/peer.mjs';

export async function startFront(upstream, wantedPort) {
  const numbers = new Map(); // block hash -> number

  async function blockTag(value) {
    if (value.blockNumber) return value.blockNumber;
    if (!numbers.has(value.blockHash)) {
      const block = await jsonRpc(upstream, 'eth_getBlockByHash', [value.blockHash, false]);
      if (!block) return undefined;
      numbers.set(value.blockHash, block.number);
    }
    return numbers.get(value.blockHash);
  }

  const isBlockObject = v =>
    v !== null && typeof v === 'object' && !Array.isArray(v) && (v.blockHash || v.blockNumber) &&
    Object.keys(v).every(k => ['blockHash', 'blockNumber', 'requireCanonical'].includes(k));

  async function answer(call) {
    if (call?.method === 'eth_maxPriorityFeePerGas') return {jsonrpc: '2.0', id: call.id, result: '0x3b9aca00'};
    if (call?.method === 'eth_getBlockReceipts' && /^0x[0-9a-f]{64}$/i.test(call.params?.[0])) call.params[0] = {blockHash: call.params[0]};
    if (Array.isArray(call?.params)) {
      for (let i = 0; i < call.params.length; i++) {
        if (!isBlockObject(call.params[i])) continue;
        const tag = await blockTag(call.params[i]);
        if (!tag) return {jsonrpc: '2.0', id: call.id, error: {code: -32001, message: 'unknown block'}};
        call.params[i] = tag;
      }
    }
    const response = await fetch(upstream, {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify(call)});
    return response.json();
  }

  const server = createServer(async (request, response) => {
    const send = (code, body) => {
      response.writeHead(code, {'content-type': 'application/json'});
      response.end(JSON.stringify(body));
    };
    try {
      let text = '';
      for await (const chunk of request) text += chunk;
      let calls;
      try {
        calls = JSON.parse(text);
      } catch {
        return send(200, {jsonrpc: '2.0', id: null, error: {code: -32700, message: 'Parse error'}});
      }
      send(200, Array.isArray(calls) ? await Promise.all(calls.map(answer)) : await answer(calls));
    } catch (e) {
      send(502, {jsonrpc: '2.0', id: null, error: {code: -32603, message: e.message}});
    }
  });
  server.listen(await port(wantedPort), HOST);
  await once(server, 'listening');
  onStop(() => server.closeAllConnections());
  return `http://${HOST}:${server.address().port}`;
}
