/// People whom the user pays ([Contact]), and whom the wallet may suggest as a recipient ([Suggestions]): contacts
/// and those whom its own payments went to, never anybody out of incoming history. Values and pure functions; the
/// open wallet keeps them ([dev.touchstone.wallet.Contacts]), the ledger remembers them.
@NullMarked
package dev.touchstone.wallet.contact;

import org.jspecify.annotations.NullMarked;
