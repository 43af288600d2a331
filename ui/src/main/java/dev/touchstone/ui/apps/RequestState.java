package dev.touchstone.ui.apps;

import dev.touchstone.ui.device.DeviceTalk;
import dev.touchstone.ui.shell.AppSide.Review;

/// What the page of a request shows. Immutable.
sealed interface RequestState {
    /// What a transaction would do is being worked out.
    record Looking() implements RequestState {}

    /// There is nothing more to know before it is decided.
    record Simple() implements RequestState {}

    /// What a transaction would do.
    record Reviewed(Review.Ready review) implements RequestState {}

    /// It cannot be signed as it is.
    record Stuck(String why) implements RequestState {}

    record Signing() implements RequestState {}

    /// Another device is asked to sign what stood there before.
    record Device(RequestState before, DeviceTalk talk) implements RequestState {}

    /// Nobody waits for an answer any more.
    record Gone() implements RequestState {}
}
