package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.rlp.RlpReader;

/// The fields of an execution header in the order of their encoding; each fork since London added some at the
/// end.
public enum HeaderField {
    PARENT_HASH(Form.HASH),
    OMMERS_HASH(Form.HASH),
    BENEFICIARY(Form.ADDRESS),
    STATE_ROOT(Form.HASH),
    TRANSACTIONS_ROOT(Form.HASH),
    RECEIPTS_ROOT(Form.HASH),
    LOGS_BLOOM(Form.BLOOM),
    DIFFICULTY(Form.WORD),
    NUMBER(Form.COUNT),
    GAS_LIMIT(Form.COUNT),
    GAS_USED(Form.COUNT),
    TIMESTAMP(Form.COUNT),
    EXTRA_DATA(Form.BYTES),
    /// The randomness of the beacon chain since the merge (EIP-4399).
    MIX_HASH(Form.HASH),
    NONCE(Form.NONCE),
    /// London (EIP-1559).
    BASE_FEE(Form.WORD),
    /// Shanghai (EIP-4895).
    WITHDRAWALS_ROOT(Form.HASH),
    /// Cancun (EIP-4844).
    BLOB_GAS_USED(Form.COUNT),
    EXCESS_BLOB_GAS(Form.COUNT),
    /// Cancun (EIP-4788).
    PARENT_BEACON_BLOCK_ROOT(Form.HASH),
    /// Prague (EIP-7685).
    REQUESTS_HASH(Form.HASH),
    /// Amsterdam (EIP-7928).
    BLOCK_ACCESS_LIST_HASH(Form.HASH),
    /// Amsterdam (EIP-7843).
    SLOT_NUMBER(Form.COUNT);

    /// The last field of the first blocks; every header has those up to it.
    static final HeaderField LAST_OF_FRONTIER = NONCE;

    private final Form form;

    HeaderField(Form form) {
        this.form = form;
    }

    Form form() {
        return form;
    }

    /// Passes over this field if it has its form.
    void check(RlpReader in) throws MalformedException {
        switch (form) {
            case HASH -> in.hash();
            case ADDRESS -> in.fixed(EthereumAddress.BYTES);
            case BLOOM -> in.fixed(LogsBloom.BYTES);
            case NONCE -> in.fixed(Long.BYTES);
            case COUNT -> in.u63();
            case WORD -> in.u256();
            case BYTES -> in.string(ExecutionHeader.MOST_BYTES);
        }
    }

    /// What a field is made of.
    enum Form {
        HASH,
        ADDRESS,
        BLOOM,
        NONCE,
        /// A number below 2^63.
        COUNT,
        /// A number of at most 256 bits.
        WORD,
        BYTES
    }
}
