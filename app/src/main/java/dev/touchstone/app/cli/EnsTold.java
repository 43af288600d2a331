package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.node.SignedBlocks;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.spv.ethereum.ens.NameAnswer;
import dev.touchstone.spv.ethereum.ens.NameExpiry;
import dev.touchstone.spv.ethereum.ens.NameRecord;
import dev.touchstone.spv.ethereum.ens.Normalization;
import dev.touchstone.spv.ethereum.ens.ResolvedName;
import dev.touchstone.spv.ethereum.offchain.GatewayHosts;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.ui.text.NameTexts;
import dev.touchstone.wallet.account.BitcoinAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is told of a resolved name, for programs and for people. Immutable.
///
/// @param expiry until when the name, or the one it lies below, is registered; empty outside `eth`
record EnsTold(Normalization.Normalized named, Optional<Finding<NameExpiry>> expiry) {

    EthereumAnswer.Told of(ResolvedName resolved, EthereumChain chain) {
        var answer = resolved.answer();
        var value = answer instanceof NameAnswer.Found(var bytes, var _)
                ? Optional.of(bytes)
                : Optional.<ByteString>empty();
        var text = value.map(bytes -> text(resolved.record(), bytes, chain));
        var resolver = resolver(answer);
        var hosts = answer instanceof NameAnswer.Outside(var lookup) ? GatewayHosts.of(lookup) : List.<String>of();
        var json = Json.Members.none()
                .with("shown", named.name().beautified())
                .with("outcome", outcome(answer))
                .withText("value", text)
                .withText("bytes", value.map(EthereumWords::hex))
                .withText("resolver", resolver.map(EthereumAddress::text))
                .with("gateways", Json.Items.ofTexts(hosts))
                .with(
                        "warnings",
                        Json.Items.ofTexts(named.warnings().stream()
                                .map(it -> Words.plain(NameTexts.explain(it)))
                                .toList()))
                .withText("registeredUntil", end().map(EthereumWords::time))
                .with("isExpired", isExpired());
        var page = Page.empty().row("Name", Words.printable(named.name().text()));
        page = text.isPresent()
                ? page.row(title(resolved.record()), Words.printable(text.get()))
                : page.row("Answer", Words.plain(NameTexts.explain(answer, resolved.record())));
        if (resolver.isPresent()) page = page.row("Resolver", resolver.get().text());
        return new EthereumAnswer.Told(json, withNotes(page, hosts));
    }

    private Page withNotes(Page start, List<String> hosts) {
        var page = start;
        if (end().isPresent()) {
            page = page.row(
                    isExpired() ? "Expired" : "Registered",
                    (isExpired() ? "on " : "until ") + EthereumWords.time(end().get()));
        }
        if (isNeverRegistered()) page = page.row("Registered", "never");
        for (var warning : named.warnings()) {
            page = page.row("Look closely", Words.printable(Words.plain(NameTexts.explain(warning))));
        }
        return hosts.isEmpty() ? page : page.gap().line("With --offchain they are asked; they learn the name.");
    }

    private String outcome(NameAnswer answer) {
        return answer instanceof NameAnswer.NoResolver && isNeverRegistered()
                ? "NotRegistered"
                : answer.getClass().getSimpleName();
    }

    private boolean isNeverRegistered() {
        return expiry.filter(found ->
                        found.shown().filter(NameExpiry.Never.class::isInstance).isPresent())
                .isPresent();
    }

    private Optional<Instant> end() {
        return expiry.flatMap(Finding::shown)
                .flatMap(it -> it instanceof NameExpiry.Until(var end) ? Optional.of(end) : Optional.empty());
    }

    /// By the time of the block that was asked.
    private boolean isExpired() {
        return expiry.filter(found -> found instanceof Proven<NameExpiry> proven
                        && SignedBlocks.under(proven)
                                .map(SignedBlocks::header)
                                .filter(header -> end().filter(header.timestamp()::isAfter)
                                        .isPresent())
                                .isPresent())
                .isPresent();
    }

    private static Optional<EthereumAddress> resolver(NameAnswer answer) {
        return switch (answer) {
            case NameAnswer.Found(var _, var resolver) -> Optional.of(resolver);
            case NameAnswer.NoRecord(var resolver) -> Optional.of(resolver);
            case NameAnswer.NoContract(var resolver) -> Optional.of(resolver);
            case NameAnswer.NoResolver _,
                    NameAnswer.Unsupported _,
                    NameAnswer.ResolverFailed _,
                    NameAnswer.GatewayFailed _,
                    NameAnswer.Outside _,
                    NameAnswer.ForeignLookup _ -> Optional.empty();
        };
    }

    private static String title(NameRecord record) {
        return switch (record) {
            case NameRecord.Address _ -> "Address";
            case NameRecord.Text _ -> "Text";
            case NameRecord.ContentHash _ -> "Content";
        };
    }

    private static String text(NameRecord record, ByteString value, EthereumChain chain) {
        return switch (record) {
            case NameRecord.Address(var coin)
            when coin.equals(CoinType.BITCOIN) ->
                BitcoinAddress.of(EnsWords.bitcoin(chain), new Script(value))
                        .map(BitcoinAddress::text)
                        .orElseGet(() -> EthereumWords.hex(value));
            case NameRecord.Address _ -> record.shown(value);
            case NameRecord.Text _ -> new String(value.toArray(), StandardCharsets.UTF_8);
            case NameRecord.ContentHash _ ->
                switch (ContentAddress.ofContentHash(value)) {
                    case ContentAddress.Ipfs ipfs -> ipfs.text();
                    case ContentAddress.Ipns(var name, var _) -> "ipns://" + name;
                    case ContentAddress.Arweave(var id, var _) -> "ar://" + id;
                    case ContentAddress.Data _, ContentAddress.Https _, ContentAddress.Unsupported _ ->
                        EthereumWords.hex(value);
                };
        };
    }
}
