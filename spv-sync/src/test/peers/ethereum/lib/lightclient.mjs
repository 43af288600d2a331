// The light-client server side: builds bootstrap, updates, finality and optimistic updates from real blocks and states.
import * as params from '@lodestar/params';
import {ssz} from '@lodestar/types';
import * as ST from '@lodestar/state-transition';
import {Tree} from '@chainsafe/persistent-merkle-tree';

const {SLOTS_PER_EPOCH, EPOCHS_PER_SYNC_COMMITTEE_PERIOD, ForkSeq} = params;
const EXECUTION_PAYLOAD_GINDEX = 25n;
// Generalized indices of the state fields; Electra has more fields, so they lie one level deeper.
const DENEB = {currentCommittee: 54n, nextCommittee: 55n, finalizedRoot: 105n};
const ELECTRA = {currentCommittee: 86n, nextCommittee: 87n, finalizedRoot: 169n};

/** Fulu uses Electra's light-client containers. */
const containers = fork => ssz[fork === 'fulu' ? 'electra' : fork];
const gindices = fork => (ForkSeq[fork] >= ForkSeq.electra ? ELECTRA : DENEB);
const branch = (state, gindex) => {
  state.commit();
  return new Tree(state.node).getSingleProof(gindex);
};
export const periodOf = slot => Math.floor(slot / SLOTS_PER_EPOCH / EPOCHS_PER_SYNC_COMMITTEE_PERIOD);

export class LightClientServer {
  finalityUpdate = null;
  optimisticUpdate = null;
  #best = new Map(); // period -> {score, json}

  constructor(chain) {
    this.chain = chain;
  }

  /** The best updates of `count` periods from `start` on, up to the first that is missing. */
  updates(start, count) {
    const found = [];
    for (let p = start; p < start + count && this.#best.has(p); p++) found.push(this.#best.get(p).json);
    return found;
  }

  bootstrap(record) {
    const {fork, state} = record;
    const type = containers(fork).LightClientBootstrap;
    return {
      version: fork,
      data: type.toJson({
        header: this.#header(record),
        currentSyncCommittee: state.currentSyncCommittee.toValue(),
        currentSyncCommitteeBranch: branch(state, gindices(fork).currentCommittee),
      }),
    };
  }

  #header({fork, block}) {
    const {config} = this.chain;
    const body = ssz[fork].BeaconBlockBody.toViewDU(block.body);
    return {
      beacon: ST.blockToHeader(config, block),
      execution: ST.executionPayloadToPayloadHeader(config.getForkSeq(block.slot), block.body.executionPayload),
      executionBranch: new Tree(body.node).getSingleProof(EXECUTION_PAYLOAD_GINDEX),
    };
  }

  /** `attested` is the block that the aggregate, found in the block of `signatureSlot`, signs. */
  onSyncAggregate(syncAggregate, signatureSlot, attested) {
    const signers = syncAggregate.syncCommitteeBits.getTrueBitIndexes().length;
    if (signers === 0) return;
    const {fork, block, state} = attested;
    const types = containers(fork);
    const finalized = this.chain.blockByRoot(state.finalizedCheckpoint.root);
    const base = {attestedHeader: this.#header(attested), syncAggregate, signatureSlot};

    this.optimisticUpdate = {version: fork, data: types.LightClientOptimisticUpdate.toJson(base)};
    const update = {...types.LightClientUpdate.defaultValue(), ...base};
    if (finalized) {
      update.finalizedHeader = this.#header(finalized);
      update.finalityBranch = branch(state, gindices(fork).finalizedRoot);
      this.finalityUpdate = {version: fork, data: types.LightClientFinalityUpdate.toJson(update)};
    }

    // The specification's order of preference, for updates whose committee can be learnt from the attested state.
    const period = periodOf(block.slot);
    if (period !== periodOf(signatureSlot)) return;
    const supermajority = 3 * signers >= 2 * syncAggregate.syncCommitteeBits.bitLen;
    const samePeriod = finalized && periodOf(finalized.block.slot) === period;
    const score = (supermajority ? 1e9 : 0) + (samePeriod ? 1e6 : 0) + (finalized ? 1e5 : 0) + signers;
    if (score <= (this.#best.get(period)?.score ?? -1)) return;
    update.nextSyncCommittee = state.nextSyncCommittee.toValue();
    update.nextSyncCommitteeBranch = branch(state, gindices(fork).nextCommittee);
    this.#best.set(period, {score, json: {version: fork, data: types.LightClientUpdate.toJson(update)}});
  }
}
