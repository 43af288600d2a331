/// What apps ask for, each waiting for its one answer ([dev.touchstone.wallet.dapp.request.AppRequests]), and what
/// may be answered. For the door that brings requests and whoever shows them to the user; who the apps are is in
/// [dev.touchstone.wallet.dapp].
@NullMarked
package dev.touchstone.wallet.dapp.request;

import org.jspecify.annotations.NullMarked;
