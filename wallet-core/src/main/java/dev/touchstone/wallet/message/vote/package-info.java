/// Votes, and votes given to somebody, by a signature that anybody can bring to the contract: what each contract has
/// signed, found out by proven calls, and the call that carries the signature. Values and pure functions but for
/// [dev.touchstone.wallet.message.vote.VoteQuestions], which blocks. Used by `touchstone vote`.
@NullMarked
package dev.touchstone.wallet.message.vote;

import org.jspecify.annotations.NullMarked;
