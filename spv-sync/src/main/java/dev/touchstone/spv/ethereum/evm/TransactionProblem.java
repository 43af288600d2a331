package dev.touchstone.spv.ethereum.evm;

/// Why a transaction may not stand in a block (Yellow Paper, 6, and the EIPs named).
public enum TransactionProblem {
    /// The fork has no transactions of its type.
    TYPE_NOT_SUPPORTED,
    /// It is bound to another chain (EIP-155).
    WRONG_CHAIN,
    /// Its signature is none.
    NO_SENDER,
    /// What it costs before it runs is more than its gas.
    INTRINSIC_GAS_TOO_LOW,
    /// Its data costs at least so much (EIP-7623).
    FLOOR_GAS_TOO_LOW,
    /// More gas than a transaction may have (EIP-7825).
    GAS_LIMIT_TOO_HIGH,
    /// More gas than the block has left.
    BLOCK_GAS_EXHAUSTED,
    NONCE_TOO_LOW,
    NONCE_TOO_HIGH,
    /// EIP-2681.
    NONCE_AT_MAXIMUM,
    /// The sender is a contract (EIP-3607).
    SENDER_IS_CONTRACT,
    INSUFFICIENT_FUNDS,
    /// The tip is over the limit on both (EIP-1559).
    TIP_ABOVE_FEE_LIMIT,
    FEE_LIMIT_BELOW_BASE_FEE,
    /// EIP-3860.
    INIT_CODE_TOO_LARGE,
    /// A blob transaction has at least one (EIP-4844).
    NO_BLOBS,
    TOO_MANY_BLOBS,
    UNKNOWN_BLOB_HASH_VERSION,
    BLOB_FEE_LIMIT_BELOW_BASE_FEE,
    /// A set-code transaction has at least one (EIP-7702).
    NO_AUTHORIZATIONS
}
