package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.TransactionSignature;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.util.List;

/// Gives practice ether and tokens away, out of an account that has ether from the first block on. Its key is the same
/// on every practice chain, and so are its address and those of the contracts that it makes; it is no secret. Confined
/// to the practice-ethereum loop.
final class Faucet {
    static final Wei WEALTH = Wei.PER_ETHER.times(1_000_000_000);

    /// A payment's, which may make an account (EIP-8037).
    private static final long PAYING_GAS = 21_000 + 183_600;

    private static final String NAME = "Touchstone practice faucet";

    private final PracticeKey key = new PracticeKey(NAME);
    private final long chainId;
    private final EthereumAddress address;

    Faucet(long chainId) {
        this.chainId = chainId;
        this.address = key.address();
    }

    EthereumAddress address() {
        return address;
    }

    /// What a transaction does, beside its number and its fees.
    record Task(Destination destination, Wei value, ByteString data, long gas) {
        static Task payment(EthereumAddress to, Wei amount) {
            return new Task(new Destination.To(to), amount, ByteString.EMPTY, PAYING_GAS);
        }

        static Task call(EthereumAddress contract, ByteString data) {
            return new Task(new Destination.To(contract), Wei.ZERO, data, PracticeContracts.GIVING_GAS);
        }

        static Task naming(EthereumAddress registrar, ByteString data) {
            return new Task(new Destination.To(registrar), Wei.ZERO, data, PracticeNames.NAMING_GAS);
        }

        static Task making(ByteString code) {
            return new Task(new Destination.NewContract(), Wei.ZERO, code, PracticeContracts.MAKING_GAS);
        }
    }

    /// A transaction with this number. Its fees leave room for a base fee that doubles.
    SentTransaction transaction(long nonce, Task task, Wei baseFee) {
        var tip = Wei.PER_GWEI;
        var fees = new Fees.FeeMarket(tip, baseFee.times(2).plus(tip));
        var unsigned = transaction(nonce, fees, task, NOT_YET);
        var signed = transaction(nonce, fees, task, key.sign(unsigned.signingHash()));
        return new SentTransaction(signed, address, signed.hash());
    }

    private static final TransactionSignature NOT_YET =
            new TransactionSignature(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    private EthereumTransaction transaction(long nonce, Fees fees, Task task, TransactionSignature signature) {
        return new EthereumTransaction(
                TransactionType.FEE_MARKET,
                BigInteger.valueOf(chainId),
                nonce,
                fees,
                task.gas(),
                task.destination(),
                task.value(),
                task.data(),
                List.of(),
                List.of(),
                List.of(),
                signature);
    }
}
