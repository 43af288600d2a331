package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.TipStatistics;
import dev.touchstone.spv.proof.Finding;

/// What a transaction will cost, and how that is known. Immutable.
///
/// @param baseFee of a unit of gas in the next block, computed from a proven header (EIP-1559)
/// @param tips what others paid above it, which is a claim; pending where the user named the fees
/// @param fees that the transaction offers
/// @param expected at the next block's base fee, for the gas that trying it used
/// @param most for all the gas that it may use at the highest price that it may pay
public record FeeOutlook(Wei baseFee, Finding<TipStatistics> tips, Fees fees, Wei expected, Wei most) {}
