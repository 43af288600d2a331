package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Json;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.chain.ChainPoint;
import java.util.Optional;

/// The pieces that the JSON objects of several commands share, as `docs/cli.md` describes them. Pure.
final class Members {
    private Members() {}

    /// `{"height": …, "hash": …}`
    static Json.Members point(ChainPoint point) {
        return Json.Members.none()
                .with("height", point.height().value())
                .with("hash", point.hash().display());
    }

    static Json point(Optional<ChainPoint> point) {
        return point.<Json>map(Members::point).orElseGet(Json.Nothing::new);
    }

    /// An amount: a string of satoshis.
    static Json amount(Satoshis amount) {
        return new Json.Text(Long.toString(amount.value()));
    }

    static Json amount(Optional<Satoshis> amount) {
        return amount.map(Members::amount).orElseGet(Json.Nothing::new);
    }
}
