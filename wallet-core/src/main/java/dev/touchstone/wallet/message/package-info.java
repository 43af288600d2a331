/// What accounts of Ethereum sign beside transactions: texts (EIP-191), data with types (EIP-712), and what such
/// a signature lets others do. Values and pure functions; keys stay in [dev.touchstone.wallet.key].
@NullMarked
package dev.touchstone.wallet.message;

import org.jspecify.annotations.NullMarked;
