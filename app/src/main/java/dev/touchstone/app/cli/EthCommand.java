package dev.touchstone.app.cli;

import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `touchstone eth`: what an Ethereum network holds, each answer with its proof; and what a wallet
/// does there.
@Command(name = "eth", description = "Ask an Ethereum network, and prove each answer; pay there.")
public final class EthCommand {
    private EthCommand() {}

    /// The command with its parts.
    public static CommandLine of(
            Ethereums ethereums, Wallets wallets, Spenders spenders, ListsInUse lists, InstantSource clock) {
        return new CommandLine(new EthCommand())
                .addSubcommand(new EthHead(ethereums, clock))
                .addSubcommand(new EthBalance(ethereums))
                .addSubcommand(new EthAccount(ethereums))
                .addSubcommand(new EthProof(ethereums))
                .addSubcommand(new EthStorage(ethereums))
                .addSubcommand(new EthCode(ethereums))
                .addSubcommand(new EthCall(ethereums))
                .addSubcommand(new EthSimulate(ethereums))
                .addSubcommand(new EthGas(ethereums))
                .addSubcommand(new EthTx(ethereums))
                .addSubcommand(new EthReceipt(ethereums))
                .addSubcommand(new EthCheckpoints(ethereums))
                .addSubcommand(new EthSign(spenders, lists))
                .addSubcommand(new EthVerifyMessage(ethereums))
                .addSubcommand(new EthSend(spenders))
                .addSubcommand(new EthApprove(spenders))
                .addSubcommand(new EthRevoke(spenders))
                .addSubcommand(new EthNonce(spenders))
                .addSubcommand(new EthReplace.SpeedUp(spenders))
                .addSubcommand(new EthReplace.Cancel(spenders))
                .addSubcommand(new EthHistory(ethereums, wallets));
    }
}
