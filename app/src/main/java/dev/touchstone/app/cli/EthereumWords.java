package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.node.SignedBlocks;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.ens.EnsName;
import dev.touchstone.spv.ethereum.ens.Normalization;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.text.NameTexts;
import dev.touchstone.wallet.asset.EtherText;
import dev.touchstone.wallet.asset.EtherUnit;
import dev.touchstone.wallet.asset.ParsedEther;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How values of Ethereum are written and read in a terminal. Pure.
final class EthereumWords {
    private static final int MOST_DIGITS = 78;

    private EthereumWords() {}

    static String hex(Hash256 hash) {
        return "0x" + hash.hex();
    }

    static String hex(ByteString bytes) {
        return "0x" + bytes.hex();
    }

    /// `24,784,162 (0x…)`; Ethereum writes its hashes the way they are.
    static String point(ChainPoint point) {
        return Words.count(point.height().value()) + " (" + hex(point.hash()) + ")";
    }

    /// The amount in ether with all its decimals.
    static String ether(Wei amount) {
        return EtherText.write(amount, EtherUnit.ETHER);
    }

    /// To the second: `2026-11-22T20:17:00Z`.
    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String length(Duration length) {
        return Words.plain(AgeFormat.duration(length));
    }

    /// Why a value has its standing, in a sentence.
    static String because(Finding<?> finding) {
        return switch (finding) {
            case Proven<?> proven -> "Proven as of block " + point(proven.asOf()) + ".";
            case Pending<?> _, Claimed<?> _, Refuted<?> _ -> Words.because(finding);
        };
    }

    static EthereumAddress address(String text) throws Failure {
        return switch (EthereumAddress.parse(text.strip())) {
            case AddressText.Valid valid -> valid.address();
            case AddressText.NoPrefix() ->
                throw Failure.usage("'" + text + "' is no Ethereum address; one begins with 0x.");
            case AddressText.WrongLength(int digits) ->
                throw Failure.usage("'" + text + "' is no Ethereum address; it has " + digits + " digits, not 40.");
            case AddressText.NotHexadecimal _ ->
                throw Failure.usage("'" + text + "' is no Ethereum address; its digits are 0 to 9 and a to f.");
            case AddressText.BadChecksum() ->
                throw Failure.usage("A character of '" + text + "' is wrong: its small and capital letters do not fit "
                        + "together (EIP-55). Copy the address again.");
        };
    }

    /// A name in its normal form, whatever the case and composition of its letters (ENSIP-15).
    static Normalization.Normalized name(String text) throws Failure {
        return switch (EnsName.normalize(text.strip())) {
            case Normalization.Normalized named when !named.name().labels().isEmpty() -> named;
            case Normalization.Normalized _ -> throw Failure.usage("That is no name.");
            case Normalization.Refused(var fault, var _, var _) ->
                throw Failure.usage("That is no name. " + Words.plain(NameTexts.explain(fault)));
        };
    }

    /// The root of a beacon block.
    static Hash256 root(String text) throws Failure {
        return hash(text)
                .orElseThrow(() -> Failure.usage(
                        "'" + text + "' is no root of a block; it has 64 hexadecimal digits, with 0x before them."));
    }

    /// The name of a transaction.
    static Hash256 transaction(String text) throws Failure {
        return hash(text)
                .orElseThrow(() -> Failure.usage("'" + text
                        + "' is no Ethereum transaction; its name has 64 hexadecimal digits, with 0x before them."));
    }

    private static Optional<Hash256> hash(String text) {
        var digits = text.strip();
        return Hash256.fromHex(digits.startsWith("0x") ? digits.substring(2) : digits);
    }

    /// A place of storage: a number, or `0x` and hexadecimal digits.
    static StorageKey slot(String text) throws Failure {
        return StorageKey.of(number(text, "a place of storage"));
    }

    /// A number of up to 256 bits, in decimal, or as `0x` and hexadecimal digits.
    ///
    /// @param what it is to be, for whoever wrote something else
    static BigInteger number(String text, String what) throws Failure {
        boolean isHex = text.startsWith("0x");
        var digits = isHex ? text.substring(2) : text;
        boolean isNumber = digits.length() <= MOST_DIGITS && digits.matches(isHex ? "[0-9a-fA-F]+" : "[0-9]+");
        var number = isNumber ? new BigInteger(digits, isHex ? 16 : 10) : BigInteger.ONE.negate();
        if (number.signum() < 0 || number.bitLength() > Wei.MAX.value().bitLength()) {
            throw Failure.usage(
                    "'" + text + "' is not " + what + "; write a number, or 0x and up to 64 hexadecimal digits.");
        }
        return number;
    }

    /// An amount with its unit, `0.5eth` or `30gwei`; a bare number is one of wei.
    ///
    /// @param what it is to be, for whoever wrote something else
    static Wei amount(String text, String what) throws Failure {
        var lower = text.strip().toLowerCase(Locale.ROOT);
        for (var unit : List.of("gwei", "wei", "eth")) {
            if (lower.endsWith(unit)) return amount(lower.substring(0, lower.length() - unit.length()), unit, what);
        }
        return new Wei(number(lower, what));
    }

    private static Wei amount(String digits, String unit, String what) throws Failure {
        var counted = switch (unit) {
            case "gwei" -> EtherUnit.GWEI;
            case "wei" -> EtherUnit.WEI;
            default -> EtherUnit.ETHER;
        };
        return switch (EtherText.parse(digits.strip(), counted)) {
            case ParsedEther.Valid(var amount) -> amount;
            case ParsedEther.Invalid _ ->
                throw Failure.usage("'" + digits + unit + "' is not " + what + "; write it as 0.5eth or 30gwei.");
        };
    }

    /// Bytes as `0x` and hexadecimal digits.
    static ByteString bytes(String text) throws Failure {
        return Optional.of(text.strip())
                .filter(it -> it.startsWith("0x"))
                .flatMap(it -> ByteString.fromHex(it.substring(2)))
                .orElseThrow(() ->
                        Failure.usage("'" + text + "' is no data; write 0x and two hexadecimal digits for each byte."));
    }

    /// The same outcome for what would have been concluded from a finding that is not proven.
    static <T> Finding<T> instead(Finding<?> unproven) {
        return switch (unproven) {
            case Refuted<?> refuted -> refuted.as();
            case Pending<?> pending -> Pending.because(pending.reason());
            case Proven<?> _, Claimed<?> _ -> throw new IllegalArgumentException("there is a conclusion");
        };
    }

    /// `498 of 512`
    static String signers(Evidence.SignedBlock block) {
        return SignedBlocks.signature(block)
                .map(by -> by.participants() + " of " + by.size())
                .orElse("nobody, as the checkpoint itself,");
    }

    /// `498 of 512 signed for it`, as the end of a sentence.
    static String signed(Evidence.SignedBlock block) {
        return switch (block.signing()) {
            case Evidence.Signing.IsCheckpoint _ -> "it is that of the checkpoint itself";
            case Evidence.Signing.Signed _ -> signers(block) + " signed for it";
            case Evidence.Signing.Finalized _ -> signers(block) + " signed for it, and it is final";
        };
    }

    static String origin(Checkpoint.Origin origin) {
        return switch (origin) {
            case Checkpoint.Origin.BuiltIn(var release) -> "part of release " + release;
            case Checkpoint.Origin.Pasted() -> "given by you";
            case Checkpoint.Origin.Compared(int agreeing, int asked) ->
                "named by " + agreeing + " of " + asked + " operators";
            case Checkpoint.Origin.Practice() -> "of the practice network";
        };
    }

    /// What the node is doing; what comes after a colon changes all the time.
    static String stage(Stage stage) {
        return switch (stage) {
            case Stage.NotSetUp() -> "Not set up";
            case Stage.Offline(boolean _) -> "Offline";
            case Stage.Starting() -> "Fetching the checkpoint";
            case Stage.Syncing(long from, long reached, long target) ->
                "Committees: " + Words.count(reached - from) + " of " + Words.count(target - from);
            case Stage.CatchingUp(var behind) -> "Catching up: " + length(behind) + " behind";
            case Stage.Synced() -> "Up to date";
            case Stage.Stale(var behind) -> "Behind: the newest final block is " + length(behind) + " old";
            case Stage.StaleAnchor _ -> "The checkpoint is too old";
            case Stage.CheckpointUnknown _ -> "The checkpoint is not known";
            case Stage.RulesUnknown _ -> "The network has new rules";
            case Stage.Stopped(var reason) -> "Stopped: " + reason;
        };
    }
}
