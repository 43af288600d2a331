package dev.touchstone.wallet.payment;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.ens.EnsName;
import dev.touchstone.spv.ethereum.ens.NameAnswer;
import dev.touchstone.spv.ethereum.ens.NameFault;
import dev.touchstone.spv.ethereum.ens.NameRecord;
import dev.touchstone.spv.ethereum.ens.NameWarning;
import dev.touchstone.spv.ethereum.ens.ResolvedName;
import dev.touchstone.spv.proof.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What came of looking a name up. Immutable. The words for each live in ui.
public sealed interface NameLook {
    /// The name stands for this.
    ///
    /// @param value in the bytes of its chain: of Bitcoin the script that is paid to
    /// @param finding proven, or claimed where it was looked up outside the chain
    /// @param end until when the name is registered, where that is known
    /// @param warnings what a person should know about the name
    record Found(
            EnsName name,
            ByteString value,
            Finding<ResolvedName> finding,
            Optional<Instant> end,
            List<NameWarning> warnings)
            implements NameLook {
        public Found {
            warnings = List.copyOf(warnings);
        }
    }

    /// It is kept outside the chain, by these hosts, which would have to be agreed to; nobody can be asked
    /// where there are none.
    record Elsewhere(EnsName name, List<String> hosts) implements NameLook {
        public Elsewhere {
            hosts = List.copyOf(hosts);
        }
    }

    /// It stands for nothing on that chain.
    record Without(EnsName name, NameRecord record, NameAnswer why) implements NameLook {}

    /// Its registration ran out, so it may be another's soon, or is already.
    record Expired(EnsName name, Instant end) implements NameLook {}

    /// The text is no name.
    record NotAName(NameFault fault) implements NameLook {}

    /// Nobody proved what it stands for.
    record NotProven(EnsName name, Finding<?> finding) implements NameLook {}

    /// The network that the wallet follows has no names.
    record NoNames() implements NameLook {}
}
