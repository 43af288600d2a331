package dev.touchstone.spv.practice.ethereum;

/// How execution clients put a refusal into words: wallets know geth's. Pure.
final class RefusalText {
    private RefusalText() {}

    static String of(PracticeTransactionRefusal refusal) {
        return switch (refusal) {
            case PracticeTransactionRefusal.Unreadable(var reason) -> "rlp: " + reason;
            case PracticeTransactionRefusal.NotSigned _ -> "invalid sender";
            case PracticeTransactionRefusal.WrongChain(var named, var expected) ->
                "invalid chain id for signer: have " + named + " want " + expected;
            case PracticeTransactionRefusal.BoundToNoChain _ ->
                "only replay-protected (EIP-155) transactions allowed over RPC";
            case PracticeTransactionRefusal.TipAboveMost(var tip, var most) ->
                "max priority fee per gas higher than max fee per gas: maxPriorityFeePerGas: " + tip.value()
                        + ", maxFeePerGas: " + most.value();
            case PracticeTransactionRefusal.GasLimitTooHigh(var limit, var most) ->
                "transaction gas limit too high (cap: " + most + ", tx: " + Long.toUnsignedString(limit) + ")";
            case PracticeTransactionRefusal.GasTooLow(var limit, var least) ->
                "intrinsic gas too low: gas " + limit + ", minimum needed " + least;
            case PracticeTransactionRefusal.NonceTooHigh _ -> "nonce has max value";
            case PracticeTransactionRefusal.TypeNotSupported(var type) ->
                "transaction type not supported: " + type.id() + " on the practice chain";
            case PracticeTransactionRefusal.InitCodeTooLong(var bytes, var most) ->
                "max initcode size exceeded: code size " + bytes + ", limit " + most;
            case PracticeTransactionRefusal.NothingAuthorized _ -> "EIP-7702 transaction with empty auth list";
            case PracticeTransactionRefusal.NonceTooLow(var nonce, var next) ->
                "nonce too low: next nonce " + next + ", tx nonce " + nonce;
            case PracticeTransactionRefusal.NonceTooFar(var nonce, var next) ->
                "nonce too high: next nonce " + next + ", tx nonce " + nonce;
            case PracticeTransactionRefusal.InsufficientFunds(var balance, var needed) ->
                "insufficient funds for gas * price + value: balance " + balance.value() + ", tx cost " + needed
                        + ", overshot " + needed.subtract(balance.value());
            case PracticeTransactionRefusal.SenderHasCode(var sender) -> "sender not an eoa: address " + sender.text();
            case PracticeTransactionRefusal.ReplacementUnderpriced _ -> "replacement transaction underpriced";
            case PracticeTransactionRefusal.PoolFull _ -> "txpool is full";
        };
    }
}
