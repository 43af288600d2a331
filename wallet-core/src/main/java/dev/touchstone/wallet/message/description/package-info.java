/// Descriptions of typed data and of calls in plain words (ERC-7730): the bundled ones, how they are read, and
/// how they are applied. A description gives labels and forms to fields; it takes none away: what it does not
/// name is shown under its own name. Values and pure functions.
@NullMarked
package dev.touchstone.wallet.message.description;

import org.jspecify.annotations.NullMarked;
