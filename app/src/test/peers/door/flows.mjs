// The ordinary flows of apps against an open door: with ethers as the page of one origin, with viem as a program with
// a token. Says READY with what it saw, and ends with its input.
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import { runInNewContext } from 'node:vm';
import { BrowserProvider, Contract, FetchRequest, JsonRpcProvider, getAddress, isError, parseEther, verifyMessage, verifyTypedData } from 'ethers';
import { WebSocket } from 'ws';
import { createPublicClient, createWalletClient, custom, erc20Abi, http, parseEther as viemEther, recoverTypedDataAddress } from 'viem';

const { values: given } = parseArgs({
  options: {
    url: { type: 'string' },
    token: { type: 'string' },
    payee: { type: 'string' },
    contract: { type: 'string' },
  },
});

const PAGE = 'https://app.example';
const REJECTED = 'https://rejected.example';
const TOKEN_ABI = [
  'function balanceOf(address) view returns (uint256)',
  'function symbol() view returns (string)',
  'function transfer(address, uint256) returns (bool)',
];
const TRANSFER = 'event Transfer(address indexed from, address indexed to, uint256 value)';
const TYPES = {
  Order: [
    { name: 'maker', type: 'address' },
    { name: 'amount', type: 'uint256' },
    { name: 'note', type: 'string' },
  ],
};
const seen = {};

function page(origin) {
  const request = new FetchRequest(given.url);
  request.setHeader('origin', origin);
  return new JsonRpcProvider(request, undefined, { polling: true, pollingInterval: 500 });
}

async function refused(code, work) {
  try {
    await work();
  } catch (problem) {
    const found = problem.error?.code ?? problem.info?.error?.code ?? problem.cause?.code ?? problem.code;
    assert.equal(found, code, `${problem}`);
    return;
  }
  assert.fail(`not refused with ${code}`);
}

async function withEthers() {
  const provider = page(PAGE);
  await refused(4100, () => provider.send('eth_getBalance', [given.payee, 'latest']));
  const accounts = await provider.send('eth_requestAccounts', []);
  assert.equal(accounts.length, 1);
  const account = getAddress(accounts[0]);
  assert.deepEqual(await provider.send('eth_accounts', []), accounts);

  const before = await provider.getBalance(account);
  assert.ok(before > 0n);
  const block = await provider.getBlock('latest');
  assert.ok(block.number > 0 && block.hash.length === 66);
  const token = new Contract(given.contract, TOKEN_ABI, provider);
  assert.equal(await token.symbol(), 'PRAC');
  const units = await token.balanceOf(account);
  assert.ok(units > 0n);

  const signer = await provider.getSigner();
  assert.equal(signer.address, account);
  const sent = await signer.sendTransaction({ to: given.payee, value: parseEther('0.01') });
  const receipt = await sent.wait(1, 120_000);
  assert.equal(receipt.status, 1);
  assert.equal(receipt.from, account);
  assert.equal(await provider.getBalance(given.payee), parseEther('0.01'));
  assert.ok((await provider.getBalance(account)) < before - parseEther('0.01'));

  const older = await provider.getBlock(receipt.blockHash, true);
  assert.equal(older.number, receipt.blockNumber);
  assert.ok(older.prefetchedTransactions.some((each) => each.hash === sent.hash));
  assert.equal((await provider.getTransaction(sent.hash)).blockHash, receipt.blockHash);
  assert.equal(await provider.getBlock(`0x${'07'.repeat(32)}`), null);
  const fees = await provider.getFeeData();
  assert.ok(fees.maxFeePerGas > 0n && fees.gasPrice > 0n);

  // over a filter of the wallet, as this library does without polling of its own
  const filtering = new JsonRpcProvider(provider._getConnection(), undefined, { polling: false });
  const filtered = new Promise((resolve) => {
    filtering.on('debug', ({ action, payload }) => {
      if (action === 'sendRpcPayload' && JSON.stringify(payload).includes('eth_getFilterChanges')) resolve();
    });
  });
  const heard = new Promise((resolve) => {
    new Contract(given.contract, [...TOKEN_ABI, TRANSFER], filtering)
      .on('Transfer', (from, to, value) => resolve({ from, to, value }));
  });
  await filtered;
  const moved = await token.connect(signer).transfer(given.payee, 7n);
  const movement = await moved.wait(1, 120_000);
  assert.equal(movement.logs.length, 1);
  assert.equal(await token.balanceOf(given.payee), 7n);
  assert.equal((await heard).value, 7n);
  filtering.destroy();
  const logs = await provider.getLogs({
    address: given.contract, fromBlock: movement.blockNumber, toBlock: movement.blockNumber,
  });
  assert.ok(logs.some((log) => log.transactionHash === moved.hash));

  const text = 'Sign in to app.example';
  assert.equal(verifyMessage(text, await signer.signMessage(text)), account);
  const domain = { name: 'App', version: '1', chainId: (await provider.getNetwork()).chainId, verifyingContract: given.contract };
  const order = { maker: account, amount: 5n, note: 'ten words' };
  assert.equal(verifyTypedData(domain, TYPES, order, await signer.signTypedData(domain, TYPES, order)), account);

  await refused(4901, () => provider.send('eth_sendTransaction', [{ from: account, to: given.payee, chainId: '0xa4b1' }]));
  await refused(4902, () => provider.send('wallet_switchEthereumChain', [{ chainId: '0xa4b1' }]));
  await refused(4200, () => provider.send('eth_sign', [account, '0x00']));
  await refused(4100, () => provider.send('personal_sign', ['0x00', given.payee]));
  seen.ethers = { account, payment: sent.hash, transfer: moved.hash };

  // EIP-1193 over the same door, as a browser's provider has it
  const injected = new BrowserProvider({
    request: ({ method, params }) => provider.send(method, params ?? []).catch((problem) => {
      throw problem.error ?? problem.info?.error ?? problem;
    }),
  });
  assert.equal((await injected.getSigner()).address, account);

  // a page of another origin sees nothing and may do nothing
  const other = page('https://other.example');
  assert.deepEqual(await other.send('eth_accounts', []), []);
  await refused(4100, () => other.send('eth_sendTransaction', [{ from: account, to: given.payee, value: '0x1' }]));
  await refused(4100, () => other.send('personal_sign', ['0x00', account]));
  other.destroy();

  // a user who says no
  const rejected = page(REJECTED);
  await refused(4001, () => rejected.send('eth_requestAccounts', []));
  rejected.destroy();
  await refused(4001, () => signer.signMessage('reject me'));
  try {
    const asking = await injected.getSigner();
    await asking.sendTransaction({ to: given.payee, value: 666n });
    assert.fail('sent against the word of the user');
  } catch (problem) {
    assert.ok(isError(problem, 'ACTION_REJECTED'), `${problem}`);
  }
  provider.destroy();
}

async function withViem() {
  const headers = { authorization: `Bearer ${given.token}` };
  const transport = http(given.url, { fetchOptions: { headers }, retryCount: 0, timeout: 120_000 });
  const reader = createPublicClient({ transport, pollingInterval: 500 });
  const id = await reader.getChainId();
  const chain = { id, name: 'practice', nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 }, rpcUrls: { default: { http: [given.url] } } };
  const wallet = createWalletClient({ chain, transport });
  const [account] = await wallet.requestAddresses();
  assert.ok(account);
  const [permission] = await wallet.getPermissions();
  assert.equal(permission.parentCapability, 'eth_accounts');
  assert.ok((await reader.getBalance({ address: account })) > 0n);
  assert.ok((await reader.getBlock()).number > 0n);
  const units = await reader.readContract({ address: given.contract, abi: erc20Abi, functionName: 'balanceOf', args: [account] });
  assert.ok(units > 0n);
  assert.ok((await reader.estimateGas({ account, to: given.payee, value: 1n })) >= 21_000n);
  assert.ok((await reader.getGasPrice()) > 0n);

  const estimate = await reader.estimateFeesPerGas();
  assert.ok(estimate.maxFeePerGas > 0n);
  const history = await reader.getFeeHistory({ blockCount: 5, rewardPercentiles: [25, 75] });
  assert.equal(history.reward.length, 5);
  const proof = await reader.getProof({ address: given.contract, storageKeys: ['0x0'] });
  assert.ok(proof.accountProof.length > 0 && proof.storageProof.length === 1);
  const head = await reader.getBlockNumber();
  const past = await reader.getBlock({ blockNumber: head - 30n });
  assert.equal((await reader.getBlock({ blockHash: past.hash })).number, head - 30n);
  const filter = await reader.createEventFilter({ address: given.contract });
  assert.deepEqual(await reader.getFilterChanges({ filter }), []);
  assert.ok(await reader.uninstallFilter({ filter }));
  const since = await reader.getLogs({ address: given.contract, fromBlock: head - 100n, toBlock: head });
  assert.ok(since.length > 0);
  const heads = await reader.createBlockFilter();

  const hash = await wallet.sendTransaction({ account, to: given.payee, value: viemEther('0.002') });
  const receipt = await reader.waitForTransactionReceipt({ hash, timeout: 120_000 });
  assert.equal(receipt.status, 'success');
  assert.ok((await reader.getFilterChanges({ filter: heads })).includes(receipt.blockHash));
  const domain = { name: 'App', chainId: id, verifyingContract: given.contract };
  const message = { maker: account, amount: 9n, note: 'again' };
  const typed = { domain, types: TYPES, primaryType: 'Order', message };
  const signature = await wallet.signTypedData({ account, ...typed });
  assert.equal(getAddress(await recoverTypedDataAddress({ ...typed, signature })), getAddress(account));

  const capabilities = await wallet.getCapabilities({ account, chainId: id });
  assert.equal(capabilities.atomic.status, 'unsupported');
  const { id: bundle } = await wallet.sendCalls({ account, calls: [{ to: given.payee, value: 1n }, { to: given.payee, value: 2n }] });
  const status = await wallet.waitForCallsStatus({ id: bundle, timeout: 120_000, pollingInterval: 500 });
  assert.equal(status.status, 'success');
  assert.equal(status.receipts.length, 2);
  await assert.rejects(
    wallet.signMessage({ account, message: 'reject me' }),
    (problem) => problem.walk((each) => each.code === 4001) !== null,
  );

  // no token, no answer
  for (const authorization of [undefined, 'Bearer 00', `Basic ${given.token}`]) {
    const stranger = createPublicClient({
      transport: http(given.url, { fetchOptions: { headers: authorization ? { authorization } : {} }, retryCount: 0 }),
    });
    await assert.rejects(stranger.getChainId(), /401/);
  }
  const custom1193 = createWalletClient({ chain, transport: custom({ request: (args) => wallet.request(args) }) });
  assert.deepEqual(await custom1193.getAddresses(), [account]);
  seen.viem = { account, payment: hash, bundle };
}

// The script that pages find the wallet by, run as a browser runs it, on a page of the first origin.
async function withBridge() {
  const answer = await fetch(new URL('/bridge.js', given.url));
  const script = await answer.text();
  class PageSocket extends WebSocket {
    constructor(url) {
      super(url, { headers: { origin: PAGE } });
    }
  }
  const window = new EventTarget();
  const announced = new Promise((resolve) => {
    window.addEventListener('eip6963:announceProvider', (event) => resolve(event.detail));
  });
  runInNewContext(script, {
    window, WebSocket: PageSocket, CustomEvent, crypto: globalThis.crypto, setTimeout, clearTimeout, encodeURIComponent,
  });
  const { info, provider } = await announced;
  assert.equal(info.name, 'Touchstone');
  assert.match(info.uuid, /^[0-9a-f-]{36}$/);
  assert.ok(info.icon.startsWith('data:image/svg+xml'));
  const connected = new Promise((resolve) => { provider.on('connect', resolve); });
  const injected = new BrowserProvider(provider);
  assert.equal((await injected.getSigner()).address, seen.ethers.account);
  assert.match((await connected).chainId, /^0x/);
  const head = new Promise((resolve) => { provider.on('message', resolve); });
  const id = await provider.request({ method: 'eth_subscribe', params: ['newHeads'] });
  const { type, data } = await head;
  assert.equal(type, 'eth_subscription');
  assert.equal(data.subscription, id);
  assert.equal(data.result.hash.length, 66);
  await assert.rejects(provider.request({ method: 'eth_sign', params: [] }), (problem) => problem.code === 4200);
  await provider.request({ method: 'wallet_revokePermissions', params: [{ eth_accounts: {} }] });
  assert.equal((await provider.request({ method: 'eth_accounts' })).length, 0);
  seen.bridge = { uuid: info.uuid, head: data.result.number };
}

await withEthers();
await withViem();
await withBridge();
process.stdout.write(`READY ${JSON.stringify(seen)}\n`);
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
