// Helios as WebAssembly. It has no function that checks one message: it syncs, and asks for what it needs over HTTP. So
// its requests are answered here, out of memory, and its time of day is that of the recording.
//
// It has verified everything when it asks for the newest beacon block, which is no light-client message and which the
// recordings do not have: there the measurement ends.
import {readFile} from 'node:fs/promises';

const CONSENSUS = 'http://127.0.0.1:1';
const PATIENCE_MS = 60_000;

export async function load(folder) {
  const read = name => readFile(new URL(name, folder));
  const facts = JSON.parse(await read('facts.json'));
  const answers = [
    ['/light_client/bootstrap/', await read('days-bootstrap.json')],
    ['/light_client/updates', await read('days-updates.json')],
    ['/light_client/finality_update', await read('days-finality.json')],
  ];
  const atNow = facts.genesis * 1000 + facts.days.now * facts.secondsPerSlot * 1000;
  const start = Date.now();
  const realNow = Date.now;
  Date.now = () => atNow + (realNow() - start);
  let asksForBlock = () => {};
  const realFetch = globalThis.fetch;
  globalThis.fetch = (request, options) => {
    const url = request.url ?? String(request);
    return url.startsWith(CONSENSUS) ? answer(url) : realFetch(request, options);
  };

  function answer(url) {
    const found = answers.find(([path]) => url.includes(path));
    if (!found) asksForBlock(url);
    const response = found
      ? new Response(found[1], {headers: {'content-type': 'application/json'}})
      : new Response('{}', {status: 404});
    return Promise.resolve(Object.defineProperty(response, 'url', {value: url}));
  }

  const {createHeliosProvider} = await import('@a16z/helios');

  async function days() {
    const asked = new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('asked for no block')), PATIENCE_MS);
      asksForBlock = url => {
        clearTimeout(timer);
        resolve(url);
      };
    });
    const provider = await createHeliosProvider(
      {executionRpc: CONSENSUS, consensusRpc: CONSENSUS, network: 'mainnet', checkpoint: facts.days.root, dbType: 'config'},
      'ethereum',
    );
    const url = await asked;
    asksForBlock = () => {};
    if (!url.endsWith(`/blocks/${facts.days.head}`)) throw new Error(`asked for ${url}, not for block ${facts.days.head}`);
    await provider.shutdown();
  }

  return {days};
}
