package dev.touchstone.ui;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.activity.ActivityView;
import dev.touchstone.ui.activity.ActivityViewModel;
import dev.touchstone.ui.apps.AppsView;
import dev.touchstone.ui.apps.AppsViewModel;
import dev.touchstone.ui.apps.RequestView;
import dev.touchstone.ui.apps.RequestViewModel;
import dev.touchstone.ui.asset.AssetView;
import dev.touchstone.ui.asset.AssetViewModel;
import dev.touchstone.ui.backup.BackupView;
import dev.touchstone.ui.backup.BackupViewModel;
import dev.touchstone.ui.checkpoint.CheckpointView;
import dev.touchstone.ui.checkpoint.CheckpointViewModel;
import dev.touchstone.ui.contacts.ContactView;
import dev.touchstone.ui.contacts.ContactViewModel;
import dev.touchstone.ui.contacts.ContactsView;
import dev.touchstone.ui.contacts.ContactsViewModel;
import dev.touchstone.ui.contacts.EditContactView;
import dev.touchstone.ui.contacts.EditContactViewModel;
import dev.touchstone.ui.ether.AddAccountView;
import dev.touchstone.ui.ether.AddAccountViewModel;
import dev.touchstone.ui.ether.EtherView;
import dev.touchstone.ui.ether.EtherViewModel;
import dev.touchstone.ui.firstrun.CreateView;
import dev.touchstone.ui.firstrun.CreateViewModel;
import dev.touchstone.ui.firstrun.OpenFileView;
import dev.touchstone.ui.firstrun.OpenFileViewModel;
import dev.touchstone.ui.firstrun.RestoreView;
import dev.touchstone.ui.firstrun.RestoreViewModel;
import dev.touchstone.ui.firstrun.WelcomeView;
import dev.touchstone.ui.home.HomeView;
import dev.touchstone.ui.home.HomeViewModel;
import dev.touchstone.ui.lock.LockView;
import dev.touchstone.ui.lock.LockViewModel;
import dev.touchstone.ui.lock.StoppedView;
import dev.touchstone.ui.network.NetworkView;
import dev.touchstone.ui.network.NetworkViewModel;
import dev.touchstone.ui.nft.AddCollectibleView;
import dev.touchstone.ui.nft.AddCollectibleViewModel;
import dev.touchstone.ui.nft.CollectibleView;
import dev.touchstone.ui.nft.CollectibleViewModel;
import dev.touchstone.ui.nft.CollectiblesView;
import dev.touchstone.ui.nft.CollectiblesViewModel;
import dev.touchstone.ui.payment.MovementView;
import dev.touchstone.ui.payment.MovementViewModel;
import dev.touchstone.ui.payment.PaymentView;
import dev.touchstone.ui.payment.PaymentViewModel;
import dev.touchstone.ui.pictures.GatewaysView;
import dev.touchstone.ui.pictures.GatewaysViewModel;
import dev.touchstone.ui.practice.PracticeView;
import dev.touchstone.ui.practice.PracticeViewModel;
import dev.touchstone.ui.proof.ProofView;
import dev.touchstone.ui.proof.ProofViewModel;
import dev.touchstone.ui.receive.ChainChoice;
import dev.touchstone.ui.receive.ReceiveEtherView;
import dev.touchstone.ui.receive.ReceiveEtherViewModel;
import dev.touchstone.ui.receive.ReceiveView;
import dev.touchstone.ui.receive.ReceiveViewModel;
import dev.touchstone.ui.send.FollowView;
import dev.touchstone.ui.send.FollowViewModel;
import dev.touchstone.ui.send.RaiseFeeViewModel;
import dev.touchstone.ui.send.SendView;
import dev.touchstone.ui.send.SendViewModel;
import dev.touchstone.ui.send.ethereum.AllowNftViewModel;
import dev.touchstone.ui.send.ethereum.ApproveViewModel;
import dev.touchstone.ui.send.ethereum.AssetChoice;
import dev.touchstone.ui.send.ethereum.EthereumSendView;
import dev.touchstone.ui.send.ethereum.ExchangeViewModel;
import dev.touchstone.ui.send.ethereum.FollowEthereumView;
import dev.touchstone.ui.send.ethereum.FollowEthereumViewModel;
import dev.touchstone.ui.send.ethereum.SendAssetViewModel;
import dev.touchstone.ui.send.ethereum.SendItemsViewModel;
import dev.touchstone.ui.send.ethereum.TaskViewModel;
import dev.touchstone.ui.servers.ServersView;
import dev.touchstone.ui.servers.ServersViewModel;
import dev.touchstone.ui.settings.ChangePasswordView;
import dev.touchstone.ui.settings.ChangePasswordViewModel;
import dev.touchstone.ui.settings.SettingsView;
import dev.touchstone.ui.settings.SettingsViewModel;
import dev.touchstone.ui.shell.AppSide;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.token.AddTokenView;
import dev.touchstone.ui.token.AddTokenViewModel;
import dev.touchstone.ui.token.TokenView;
import dev.touchstone.ui.token.TokenViewModel;
import dev.touchstone.ui.window.ScreenSource;
import dev.touchstone.wallet.asset.AssetId;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes every screen: the one place where views, view models and what they need are put together. Confined to
/// the JavaFX application thread.
final class Screens implements ScreenSource {
    private final Surroundings around;
    private final RandomGenerator dice;
    private HostState state;

    Screens(Surroundings around, RandomGenerator dice) {
        this.around = around;
        this.dice = dice;
        this.state = around.host().state().get();
    }

    @Override
    public void enter(HostState state) {
        this.state = state;
    }

    @Override
    public Screen open(Route route) {
        return switch (route) {
            case Route.Welcome _ ->
                new WelcomeView(around, state instanceof HostState.FirstRun(var wallets) ? wallets : List.of());
            case Route.Create _ -> new CreateView(new CreateViewModel(around, dice));
            case Route.Restore _ -> new RestoreView(new RestoreViewModel(around));
            case Route.OpenFile _ -> new OpenFileView(new OpenFileViewModel(around));
            case Route.Lock _ -> new LockView(new LockViewModel(around, (HostState.Locked) state));
            case Route.Stopped _ -> new StoppedView(state);
            case Route.Home _ -> new HomeView(around, new HomeViewModel(around, session()));
            case Route.Asset(AssetId.Coin _) -> new AssetView(around, new AssetViewModel(around, session()));
            case Route.Asset(AssetId.Ether _) ->
                new EtherView(around, new EtherViewModel(around, session(), ethereum()));
            case Route.Asset(AssetId.Token(var contract)) ->
                new TokenView(around, new TokenViewModel(around, session(), ethereum(), contract));
            case Route.AddToken _ -> new AddTokenView(around, new AddTokenViewModel(around, session(), ethereum()));
            case Route.Collectibles _ -> new CollectiblesView(new CollectiblesViewModel(around, session(), ethereum()));
            case Route.Asset(AssetId.Collectible(var ref)) ->
                new CollectibleView(around, new CollectibleViewModel(around, session(), ethereum(), ref));
            case Route.AddCollectible _ -> new AddCollectibleView(new AddCollectibleViewModel(around, session()));
            case Route.AddAccount(var way) ->
                new AddAccountView(new AddAccountViewModel(around, session(), ethereum(), way));
            case Route.Receive _ ->
                new ReceiveView(
                        around, new ReceiveViewModel(around, session()), ChainChoice.onBitcoin(around, session()));
            case Route.ReceiveEther(var account) ->
                receive(
                        account,
                        new AssetId.Ether(
                                session().wallet().snapshot().get().ethereum().chain()));
            case Route.ReceiveToken(var account, var token) -> receive(account, new AssetId.Token(token));
            case Route.Send(var request) ->
                SendView.paying(
                        around,
                        new SendViewModel(around, session(), request),
                        AssetChoice.of(
                                around,
                                session(),
                                new AssetId.Coin(session().wallet().network())));
            case Route.SendAsset(var asset, var to) ->
                EthereumSendView.sending(
                        around,
                        new SendAssetViewModel(around, session(), ethereum(), asset, to),
                        AssetChoice.of(around, session(), asset));
            case Route.SendItems(var one) ->
                EthereumSendView.sendingItems(around, new SendItemsViewModel(around, session(), ethereum(), one));
            case Route.Exchange start ->
                EthereumSendView.exchanging(new ExchangeViewModel(
                        around, session(), ethereum(), ethereum().exchanges().orElseThrow(), start));
            case Route.Approve approve ->
                EthereumSendView.approving(new ApproveViewModel(around, session(), ethereum(), approve));
            case Route.AllowNft(var ref) ->
                EthereumSendView.allowingNft(new AllowNftViewModel(around, session(), ethereum(), ref));
            case Route.ReviewOrder(var order) ->
                EthereumSendView.ordering(TaskViewModel.order(around, session(), ethereum(), order));
            case Route.SpeedUp(var payment) ->
                EthereumSendView.ordering(TaskViewModel.speedUp(around, session(), ethereum(), payment));
            case Route.CancelPayment(var payment) ->
                EthereumSendView.ordering(TaskViewModel.cancel(around, session(), ethereum(), payment));
            case Route.FollowEthereum(var payment) ->
                new FollowEthereumView(new FollowEthereumViewModel(around, session(), ethereum(), payment));
            case Route.Follow(var payment) -> new FollowView(around, new FollowViewModel(around, session(), payment));
            case Route.RaiseFee(var payment) ->
                SendView.raising(around, new RaiseFeeViewModel(around, session(), payment));
            case Route.Contacts _ -> new ContactsView(new ContactsViewModel(around, session()));
            case Route.Contact(var contact) ->
                new ContactView(around, new ContactViewModel(around, session(), contact));
            case Route.AddContact(var address) ->
                new EditContactView(EditContactViewModel.adding(around, session(), address));
            case Route.EditContact(var contact) ->
                new EditContactView(EditContactViewModel.changing(around, session(), contact));
            case Route.Activity _ -> new ActivityView(around, new ActivityViewModel(around, session()));
            case Route.Payment(var payment) ->
                new PaymentView(around, new PaymentViewModel(around, session(), payment));
            case Route.Movement(var key) -> new MovementView(around, new MovementViewModel(around, session(), key));
            case Route.Network _ -> new NetworkView(new NetworkViewModel(around, session()));
            case Route.EthereumServers _ -> new ServersView(new ServersViewModel(around, ethereum()));
            case Route.PictureGateways _ ->
                new GatewaysView(
                        new GatewaysViewModel(around, ethereum().pictures().orElseThrow()));
            case Route.Checkpoint _ -> new CheckpointView(new CheckpointViewModel(around, ethereum()));
            case Route.Practice _ ->
                new PracticeView(new PracticeViewModel(
                        around, session(), session().practice().orElseThrow()));
            case Route.Backup _ -> new BackupView(new BackupViewModel(around, session(), dice));
            case Route.ChangePassword _ -> new ChangePasswordView(new ChangePasswordViewModel(around, session()));
            case Route.Apps _ -> new AppsView(new AppsViewModel(around, session(), apps()));
            case Route.Preferences _ -> new SettingsView(new SettingsViewModel(around, session()));
        };
    }

    @Override
    public Screen inspect(Route.Inspection inspection) {
        return new ProofView(around, new ProofViewModel(around, session(), inspection));
    }

    @Override
    public Screen lay(Route.Sheet sheet) {
        return switch (sheet) {
            case Route.Sheet.Asked(long request) ->
                new RequestView(around, new RequestViewModel(around, session(), apps(), request));
        };
    }

    private Screen receive(EthereumAddress account, AssetId asset) {
        return new ReceiveEtherView(
                around,
                new ReceiveEtherViewModel(around, session(), ethereum(), account, asset),
                ChainChoice.onEthereum(around, session()));
    }

    private EthereumSide ethereum() {
        return session().ethereum().orElseThrow(() -> new IllegalStateException("a wallet without Ethereum"));
    }

    private AppSide apps() {
        return session().apps().orElseThrow(() -> new IllegalStateException("a wallet without a door"));
    }

    private Session session() {
        if (state instanceof HostState.Open(var session)) return session;
        throw new IllegalStateException("no wallet is open");
    }
}
