/// Keys, accounts, ledger, drafts and signatures: everything that is secret.
///
/// The packages below this one open no socket. What they need from the outside world they name as a port,
/// which `app` fills in; what comes through a port is claimed, never proven.
@NullMarked
package dev.touchstone.wallet;

import org.jspecify.annotations.NullMarked;
