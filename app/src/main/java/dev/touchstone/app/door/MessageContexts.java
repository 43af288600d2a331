package dev.touchstone.app.door;

import dev.touchstone.app.node.ContractsOnChain;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.tokenlist.KnownSpenders;
import dev.touchstone.spv.ethereum.tokenlist.TokenLists;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.description.Descriptions;
import dev.touchstone.wallet.message.field.ListedContracts;
import dev.touchstone.wallet.message.reading.MessageContext;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.function.Supplier;

/// What messages of apps are held against. Thread-safe.
///
/// @param node of the network whose contracts are asked
/// @param lists what is known of tokens now
public record MessageContexts(EthereumNode node, Supplier<TokenLists> lists, InstantSource clock) {
    /// Blocks where the message is for a contract, which is looked for. A program has no origin that a text could
    /// name.
    public MessageContext of(SignableMessage message, EthereumAddress account, AppOrigin app) {
        var origin = switch (app) {
            case AppOrigin.Website(var page) -> page;
            case AppOrigin.Program _ -> "";
        };
        var chainId = BigInteger.valueOf(node.chain().chainId());
        var listed = new ListedContracts(lists.get(), KnownSpenders.builtIn());
        return new MessageContext(
                account,
                chainId,
                origin,
                clock.instant(),
                ContractsOnChain.of(message, listed, chainId, node),
                Descriptions.builtIn());
    }
}
