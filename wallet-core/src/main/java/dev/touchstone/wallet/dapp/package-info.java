/// Apps that ask the wallet for something: who they are, what they may see, what they ask for, and what the user
/// decided. Values, and one place where requests wait for the user. Nothing here reaches a network or a key.
@NullMarked
package dev.touchstone.wallet.dapp;

import org.jspecify.annotations.NullMarked;
