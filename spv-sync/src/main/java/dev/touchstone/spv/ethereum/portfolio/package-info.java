/// What accounts have of many tokens, what came to them, and what others may take: put together from questions
/// to the contracts, all of them proven or not there. Asks through
/// [dev.touchstone.spv.ethereum.node.ContractQuestions] on the thread that asks, so not for the JavaFX thread
/// or a loop; what comes of it are immutable values (ERC-20, ERC-721, ERC-1155, ERC-5805).
@NullMarked
package dev.touchstone.spv.ethereum.portfolio;

import org.jspecify.annotations.NullMarked;
