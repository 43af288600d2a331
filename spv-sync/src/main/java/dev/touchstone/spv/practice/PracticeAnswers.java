package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.p2p.Message;
import java.util.List;

/// The last word on what a practice node says: it may say something else than the truth. A node that teaches how a
/// client meets lies replaces it. Called on the thread of one connection, which it may hold up.
public interface PracticeAnswers {
    /// The truth, the whole truth and nothing but the truth.
    PracticeAnswers HONEST = new PracticeAnswers() {};

    /// What to answer to a request: getheaders, getblocks, getdata, getcfilters, getcfheaders, getcfcheckpt. A
    /// getdata is put piece by piece and names one thing.
    ///
    /// @param honest the answer of an honest node; nothing where that would not answer, or would hang up
    default List<Message> answer(Message request, List<Message> honest) {
        return honest;
    }

    /// What to say unasked: new blocks as headers or inv, new transactions as inv.
    default List<Message> announce(List<Message> honest) {
        return honest;
    }
}
