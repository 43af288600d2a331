package dev.touchstone.app.cli;

import picocli.CommandLine.Mixin;

/// Which account of which wallet is meant, and on which Ethereum network. Written by picocli, then only read.
final class SpenderOptions {
    @Mixin
    private WalletOptions wallet = new WalletOptions();

    @Mixin
    private AccountOption account = new AccountOption();

    @Mixin
    private EthereumOptions ethereum = new EthereumOptions();

    @Mixin
    private PatienceOption time = new PatienceOption();

    WalletOptions wallet() {
        return wallet;
    }

    AccountOption account() {
        return account;
    }

    EthereumOptions ethereum() {
        return ethereum;
    }

    PatienceOption time() {
        return time;
    }
}
