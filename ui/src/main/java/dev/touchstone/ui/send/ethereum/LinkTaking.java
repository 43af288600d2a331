package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.EtherText;
import dev.touchstone.wallet.asset.EtherUnit;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.asset.TokenText;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import dev.touchstone.wallet.payment.EthereumAsk;
import dev.touchstone.wallet.payment.EthereumAsk.Party;
import dev.touchstone.wallet.payment.EthereumAsk.What;
import java.math.BigInteger;
import java.util.Optional;

/// What a payment link comes to on the page of an asset. Immutable.
sealed interface LinkTaking {
    /// It asks for this asset: whom to pay, and how much as it is typed, where it says that.
    record Fits(String recipient, Optional<String> amount) implements LinkTaking {}

    /// It asks for another asset of the wallet.
    record OtherAsset(AssetId asset) implements LinkTaking {}

    record NotPayable(String why) implements LinkTaking {}

    static LinkTaking of(EthereumAsk ask, AssetId here, WalletSnapshot wallet) {
        var chain = wallet.ethereum().chain();
        return switch (ask.what()) {
            case What.Ether(var to, var amount) ->
                here instanceof AssetId.Ether
                        ? new Fits(text(to), amount.map(wei -> plain(EtherText.write(wei, EtherUnit.ETHER))))
                        : new OtherAsset(new AssetId.Ether(chain));
            case What.Token(Party.ByName _, var _, var _) ->
                new NotPayable("This link names its token by a name. Ask for one with the token’s address.");
            case What.Token(Party.ByAddress(var contract, var _), var to, var units) ->
                token(new TokenContract(chain, contract), to, units, here, wallet);
        };
    }

    private static LinkTaking token(
            TokenContract contract, Party to, Optional<BigInteger> units, AssetId here, WalletSnapshot wallet) {
        var token = wallet.tokens().token(contract);
        if (token.isEmpty()) {
            return new NotPayable("This link asks for a token that this wallet does not show. Add the token first: "
                    + contract.address().text());
        }
        var asset = new AssetId.Token(contract);
        if (!asset.equals(here)) return new OtherAsset(asset);
        var decimals = token.get().decimals();
        return new Fits(
                text(to),
                units.filter(_ -> decimals.canBeWritten()).map(it -> plain(TokenText.write(it, decimals.places()))));
    }

    private static String text(Party party) {
        return switch (party) {
            case Party.ByAddress(var address, boolean checked) -> text(address, checked);
            case Party.ByName(var name) -> name;
        };
    }

    /// Without a checksum it stays without one, so that this is said.
    private static String text(EthereumAddress address, boolean checked) {
        return checked ? address.text() : "0x" + address.value().hex();
    }

    private static String plain(String amount) {
        return amount.contains(".") ? amount.replaceFirst("\\.?0+$", "") : amount;
    }
}
