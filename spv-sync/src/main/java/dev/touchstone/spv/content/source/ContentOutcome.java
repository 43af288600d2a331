package dev.touchstone.spv.content.source;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What came of looking for the content of an address. Immutable.
public sealed interface ContentOutcome {
    /// It is proven to be what the address names.
    ///
    /// @param parts what leads from the address to the bytes; nothing where the address holds them
    record Found(List<Proven<?>> parts, ByteString bytes) implements ContentOutcome {
        public Found {
            parts = List.copyOf(parts);
        }
    }

    /// A website's word.
    record Said(ByteString bytes, String host, Instant at) implements ContentOutcome {}

    /// There is none here, and why.
    sealed interface Nothing extends ContentOutcome {}

    /// Nobody was asked: no gateway to this network is allowed.
    record NoGateway(ContentNetwork network) implements Nothing {}

    /// Nobody was asked: this website was not allowed.
    record NotAllowed(String host) implements Nothing {}

    /// Nobody was asked: the address of a website is one of a network at home or at work, or of none.
    record NotPublic(String host) implements Nothing {}

    /// Whoever was asked has not got it, or sent something else.
    ///
    /// @param faults by the name of who was asked; those that did not answer in time are not among them
    record NobodyHas(Map<String, SourceFault> faults) implements Nothing {
        public NobodyHas {
            faults = Map.copyOf(faults);
        }
    }

    /// The address leads to nothing that could be shown: that is proven.
    record LeadsNowhere(Refutation why) implements Nothing {}

    /// What this program does not fetch.
    record NotFetched(String why) implements Nothing {}
}
