// Lodestar's light client: the same messages from the same SSZ bytes, in process, with its native BLS library.
import {readFile} from 'node:fs/promises';

export async function load(folder) {
  const read = name => readFile(new URL(name, folder));
  const facts = JSON.parse(await read('facts.json'));
  const [{createBeaconConfig}, {mainnetChainConfig}, {LightclientSpec}, {validateLightClientBootstrap}, {ssz}, {default: bls}] = await Promise.all([
    import('@lodestar/config'),
    import('@lodestar/config/configs'),
    import('@lodestar/light-client/spec'),
    import('./node_modules/@lodestar/light-client/lib/spec/validateLightClientBootstrap.js'),
    import('@lodestar/types'),
    import('@chainsafe/bls'),
  ]);
  if (bls.implementation !== 'blst-native') throw new Error(`BLS by ${bls.implementation}`);
  const hex = text => Buffer.from(text.slice(2), 'hex');
  const forks = {ELECTRA_FORK_EPOCH: facts.electraEpoch, FULU_FORK_EPOCH: facts.fuluEpoch};
  const config = createBeaconConfig({...mainnetChainConfig, ...forks}, hex(facts.genesisValidatorsRoot));
  const options = {allowForcedUpdates: false, updateHeadersOnForcedUpdate: false};


  async function recorded(name, types) {
    const {root, now, head, updates} = facts[name];
    return {
      types,
      bootstrap: await read(`${name}-bootstrap.ssz`),
      updates: await Promise.all(Array.from({length: updates}, (_, i) => read(`${name}-update-${i}.ssz`))),
      finality: await read(`${name}-finality.ssz`),
      root: hex(root),
      now,
      head,
    };
  }

  function start({types, bootstrap, root}) {
    const read = types.LightClientBootstrap.deserialize(bootstrap);
    validateLightClientBootstrap(config, root, read);
    return new LightclientSpec(config, options, read);
  }

  const update = ({types, now}, spec, bytes) => spec.onUpdate(now, types.LightClientUpdate.deserialize(bytes));
  const finish = ({types, now, finality}, spec) =>
    spec.onFinalityUpdate(now, types.LightClientFinalityUpdate.deserialize(finality));

  function updated(sync) {
    const spec = start(sync);
    update(sync, spec, sync.updates[0]);
    return spec;
  }

  const days = await recorded('days', ssz.deneb);
  const fulu = await recorded('fulu', ssz.electra);
  const known = updated(days);
  const atHead = updated(fulu);
  const committee = days.types.LightClientUpdate.deserialize(days.updates[0]).nextSyncCommittee;

  return {
    warm: () => update(days, known, days.updates[0]),
    cold: () => updated(days),
    finality: () => finish(fulu, atHead),
    days: () => {
      const spec = start(days);
      for (const bytes of days.updates) update(days, spec, bytes);
      finish(days, spec);
      const slot = spec.store.optimisticHeader.beacon.slot;
      if (slot !== days.head) throw new Error(`the head is at ${slot}, not at ${days.head}`);
    },
    root: () => ssz.altair.SyncCommittee.hashTreeRoot(committee),
  };
}
