package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.WireReader;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.account.Birthday;
import java.util.ArrayList;

/// The first event of a wallet as bytes: its network, its birthday and its accounts. Thread-safe.
final class AccountCodec {
    private static final int MOST_NAME = 32;
    private static final int MOST_KEY = 200;
    private static final int MOST_ACCOUNTS = 100;
    private static final int UNKNOWN = 0;
    private static final int AT_HEIGHT = 1;
    private static final int AT_TIME = 2;

    private AccountCodec() {}

    static void write(WalletEvent.WalletCreated created, WireWriter out) {
        EventFields.text(out, created.network().id());
        out.u8(created.restored() ? 1 : 0);
        birthday(out, created.birthday());
        out.compactSize(created.accounts().size());
        for (var account : created.accounts()) {
            EventFields.type(out, account.type());
            EventFields.text(out, account.text());
            out.i32(account.masterFingerprint());
        }
        EventFields.time(out, created.at());
    }

    static WalletEvent.WalletCreated read(WireReader in) throws MalformedException {
        var network = network(EventFields.text(in, MOST_NAME));
        boolean restored = EventFields.flag(in);
        var birthday = birthday(in);
        int count = in.count(MOST_ACCOUNTS, 6);
        var accounts = new ArrayList<AccountKey>(count);
        for (int i = 0; i < count; i++) {
            accounts.add(new AccountKey(EventFields.type(in), EventFields.text(in, MOST_KEY), in.i32()));
        }
        return new WalletEvent.WalletCreated(network, restored, birthday, accounts, EventFields.time(in));
    }

    private static Network network(String id) throws MalformedException {
        return Network.byId(id).orElseThrow(() -> new MalformedException("no network " + id));
    }

    private static void birthday(WireWriter out, Birthday birthday) {
        switch (birthday) {
            case Birthday.Unknown _ -> out.u8(UNKNOWN);
            case Birthday.AtHeight at -> out.u8(AT_HEIGHT).i32(at.height().value());
            case Birthday.AtTime at -> EventFields.time(out.u8(AT_TIME), at.time());
        }
    }

    private static Birthday birthday(WireReader in) throws MalformedException {
        int form = in.u8();
        return switch (form) {
            case UNKNOWN -> new Birthday.Unknown();
            case AT_HEIGHT -> new Birthday.AtHeight(Height.of(EventFields.count(in)));
            case AT_TIME -> new Birthday.AtTime(EventFields.time(in));
            default -> throw new MalformedException("no birthday of form " + form);
        };
    }
}
