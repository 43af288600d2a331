package dev.touchstone.wallet.dapp;

import java.util.Arrays;
import java.util.Optional;

/// What apps ask for. Immutable. The number of each stands in wallet files and never changes.
public enum AppAct {
    CONNECT(1),
    SEND(2),
    SIGN_TEXT(3),
    SIGN_TYPED(4),
    WATCH_ASSET(5),
    SEND_CALLS(6),
    SEND_RAW(7);

    private final int number;

    AppAct(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public static Optional<AppAct> byNumber(int number) {
        return Arrays.stream(values()).filter(act -> act.number == number).findFirst();
    }
}
