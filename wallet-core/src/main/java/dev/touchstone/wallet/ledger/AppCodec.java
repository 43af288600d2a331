package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.WireReader;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.dapp.AppAct;
import dev.touchstone.wallet.dapp.AppLogEntry;
import dev.touchstone.wallet.dapp.AppOrigin;
import java.util.ArrayList;
import java.util.List;

/// The events about apps as bytes (docs/wallet-file.md, "Records"). Thread-safe.
final class AppCodec {
    private static final int MOST_ACCOUNTS = 1_000;
    private static final int BYTES_PER_CHARACTER = 4;

    private AppCodec() {}

    /// The kind of the record.
    static int write(WalletEvent.OfApps event, WireWriter out) {
        return switch (event) {
            case WalletEvent.AppConnected(var app, var accounts, var at) -> {
                EventFields.text(out, app.text());
                out.i32(accounts.size());
                accounts.forEach(account -> EventFields.address(out, account));
                EventFields.time(out, at);
                yield EventCodec.APP_CONNECTED;
            }
            case WalletEvent.AppDisconnected(var app, var at) -> {
                EventFields.text(out, app.text());
                EventFields.time(out, at);
                yield EventCodec.APP_DISCONNECTED;
            }
            case WalletEvent.AppAsked(var entry) -> {
                EventFields.text(out, entry.app().text());
                out.u8(entry.act().number());
                EventFields.text(out, entry.about());
                out.u8(entry.end().number());
                EventFields.time(out, entry.at());
                yield EventCodec.APP_ASKED;
            }
        };
    }

    static WalletEvent read(int kind, WireReader in) throws MalformedException {
        return switch (kind) {
            case EventCodec.APP_CONNECTED -> new WalletEvent.AppConnected(app(in), accounts(in), EventFields.time(in));
            case EventCodec.APP_DISCONNECTED -> new WalletEvent.AppDisconnected(app(in), EventFields.time(in));
            case EventCodec.APP_ASKED -> new WalletEvent.AppAsked(entry(in));
            default -> throw new MalformedException("no event of apps of kind " + kind);
        };
    }

    private static AppOrigin app(WireReader in) throws MalformedException {
        return switch (AppOrigin.parse(EventFields.text(in, AppOrigin.MOST_TEXT))) {
            case Parsed.Ok<AppOrigin>(var app) -> app;
            case Parsed.Malformed<AppOrigin>(var reason) -> throw new MalformedException("no app: " + reason);
        };
    }

    private static List<EthereumAddress> accounts(WireReader in) throws MalformedException {
        int count = EventFields.count(in);
        if (count > MOST_ACCOUNTS) throw new MalformedException(count + " accounts");
        var accounts = new ArrayList<EthereumAddress>();
        for (int i = 0; i < count; i++) accounts.add(EventFields.address(in));
        return accounts;
    }

    private static AppLogEntry entry(WireReader in) throws MalformedException {
        var app = app(in);
        var act = AppAct.byNumber(in.u8()).orElseThrow(() -> new MalformedException("no act of an app"));
        var about = EventFields.text(in, AppLogEntry.MOST_ABOUT * BYTES_PER_CHARACTER);
        if (about.length() > AppLogEntry.MOST_ABOUT) throw new MalformedException("too long a note");
        var end = AppLogEntry.End.byNumber(in.u8()).orElseThrow(() -> new MalformedException("no end of a request"));
        return new AppLogEntry(app, act, about, end, EventFields.time(in));
    }
}
