package dev.touchstone.wallet.dapp.request;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.dapp.AppAct;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.message.TypedData;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import java.util.List;

/// Something that only the user can grant. Immutable.
public sealed interface AppRequest {
    AppOrigin app();

    AppAct act();

    /// The app wants to see accounts (`eth_requestAccounts`).
    record Connect(AppOrigin app) implements AppRequest {
        @Override
        public AppAct act() {
            return AppAct.CONNECT;
        }
    }

    /// It wants a transaction signed and sent (`eth_sendTransaction`).
    record SendTransaction(AppOrigin app, EthereumRequest request) implements AppRequest {
        @Override
        public AppAct act() {
            return AppAct.SEND;
        }
    }

    /// It wants several transactions signed and sent, one after another (EIP-5792). Each is looked at by itself;
    /// where one is refused, those after it are not sent.
    record SendCalls(AppOrigin app, List<EthereumRequest> requests) implements AppRequest {
        public SendCalls {
            requests = List.copyOf(requests);
        }

        @Override
        public AppAct act() {
            return AppAct.SEND_CALLS;
        }
    }

    /// It wants a text or any bytes signed (`personal_sign`, EIP-191).
    record SignMessage(AppOrigin app, EthereumAddress account, ByteString message) implements AppRequest {
        @Override
        public AppAct act() {
            return AppAct.SIGN_TEXT;
        }
    }

    /// It wants data with types signed (`eth_signTypedData_v4`, EIP-712).
    record SignTyped(AppOrigin app, EthereumAddress account, TypedData data) implements AppRequest {
        @Override
        public AppAct act() {
            return AppAct.SIGN_TYPED;
        }
    }

    /// It suggests to show a token in the wallet (EIP-747).
    ///
    /// @param symbol what the app says that it is called: a claim
    record WatchAsset(AppOrigin app, TokenContract token, String symbol) implements AppRequest {
        @Override
        public AppAct act() {
            return AppAct.WATCH_ASSET;
        }
    }
}
