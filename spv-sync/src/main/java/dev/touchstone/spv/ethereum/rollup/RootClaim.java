package dev.touchstone.spv.ethereum.rollup;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import java.util.List;

/// What a dispute game's root claim is the hash of: the output of one chain, or those of several, one of which is
/// opened. Immutable.
public sealed interface RootClaim {
    /// The output that is asked for.
    OutputRoot output();

    /// What the game claims.
    Hash256 hash();

    /// Whether the output is that of the chain, as far as the claim tells chains apart.
    boolean isOf(long chainId);

    /// A claim about one chain, which the game's registry stands for.
    record OfOneChain(OutputRoot output) implements RootClaim {
        @Override
        public Hash256 hash() {
            return output.hash();
        }

        @Override
        public boolean isOf(long chainId) {
            return true;
        }
    }

    /// A claim about several chains.
    record OfManyChains(SuperRoot all, OutputRoot output) implements RootClaim {
        @Override
        public Hash256 hash() {
            return all.hash();
        }

        @Override
        public boolean isOf(long chainId) {
            return all.of(chainId).filter(output.hash()::equals).isPresent();
        }
    }

    /// Reads a claim from what hashes are of, the claim's own first: of an output, or of a super root and an
    /// output.
    static Parsed<RootClaim> parse(List<ByteString> preimages) {
        if (preimages.isEmpty() || preimages.size() > 2) {
            return Parsed.malformed("a claim of " + preimages.size() + " parts");
        }
        return switch (OutputRoot.parse(preimages.getLast())) {
            case Parsed.Malformed<OutputRoot>(var reason) -> Parsed.malformed(reason);
            case Parsed.Ok<OutputRoot>(var output) ->
                preimages.size() == 1
                        ? Parsed.ok(new OfOneChain(output))
                        : SuperRoot.parse(preimages.getFirst()).map(all -> new OfManyChains(all, output));
        };
    }
}
