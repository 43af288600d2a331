package dev.touchstone.spv.ethereum.ens;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;

/// What an address calls itself, once the name was asked for its address again (ENSIP-3, ENSIP-19). Immutable.
public sealed interface PrimaryName {
    /// The name stands for the address.
    ///
    /// @param resolver who answered for the name
    /// @param reverseResolver who answered for the address
    record Named(EnsName name, EthereumAddress resolver, EthereumAddress reverseResolver) implements PrimaryName {}

    /// The address calls itself nothing.
    record NoName() implements PrimaryName {}

    /// It calls itself by a text that is no name in its normal form, which is as good as none (ENSIP-15).
    record NotNormal(String text) implements PrimaryName {}

    /// It calls itself by a name that stands for another address: anybody can.
    record OfAnother(String name, ByteString address) implements PrimaryName {}

    /// One of the two was not answered.
    record Unanswered(NameAnswer why) implements PrimaryName {}
}
