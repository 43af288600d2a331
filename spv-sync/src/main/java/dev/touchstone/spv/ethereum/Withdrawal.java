package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;

/// Ether that a block pays out to a validator (EIP-4895). The numbers are unsigned. Immutable.
public record Withdrawal(long index, long validatorIndex, EthereumAddress address, long gwei) {
    public static Parsed<Withdrawal> parse(ByteString bytes) {
        return RlpReader.parse(bytes.toArray(), in -> read(in.list()));
    }

    private static Withdrawal read(RlpReader in) throws MalformedException {
        var withdrawal = new Withdrawal(in.u64(), in.u64(), EthereumAddress.read(in), in.u63());
        in.expectEnd();
        return withdrawal;
    }

    /// The form that the withdrawals trie holds.
    public ByteString bytes() {
        return ByteString.of(RlpWriter.listOf(out ->
                out.u64(index).u64(validatorIndex).string(address.value()).u64(gwei)));
    }

    public Wei amount() {
        return Wei.PER_GWEI.times(gwei);
    }
}
