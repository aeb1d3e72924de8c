package io.cityplane.twin.domain;

import io.cityplane.twin.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// An append that is under way: its outcomes so far, and how many commands are not committed yet.
final class Request {

    private final Outcome[] outcomes;
    private final AtomicInteger open;
    private final Backlog.Share share;
    private final CompletableFuture<List<Outcome>> answer = new CompletableFuture<>();

    /// A request with one part more than commands: the deciding itself, so that it is not answered
    /// before the last is decided.
    Request(int commands, Backlog.Share share) {
        outcomes = new Outcome[commands];
        open = new AtomicInteger(commands + 1);
        this.share = share;
    }

    void decide(int index, Outcome outcome) {
        outcomes[index] = outcome;
    }

    /// Notes that so many parts are done.
    ///
    /// @return whether all are, so that it can be answered
    boolean finish(int parts) {
        if (open.addAndGet(-parts) > 0) {
            return false;
        }
        share.giveBack();
        return true;
    }

    void answer() {
        answer.complete(List.of(outcomes));
    }

    /// Tells that it is not known what becomes of it; what is on its way goes on.
    void fail(RuntimeException why) {
        answer.completeExceptionally(why);
    }

    CompletableFuture<List<Outcome>> future() {
        return answer;
    }
}
