package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.chain.ChainPoint;

/// An output that no transaction in the covered blocks spends. Immutable.
public record Unspent(OutPoint outPoint, TxOut output, ChainPoint block, boolean fromCoinbase) {}
