package io.cityplane.access.domain;

import java.time.Instant;
import java.util.List;

/// Where sessions are kept. It takes part in the transaction that runs on the thread.
public interface Sessions {

    void add(Kept session);

    void remove(Sha256 secret);

    void removeAll(int account);

    List<Kept> list();

    void setUsed(Sha256 secret, Instant at);

    /// A session, found by its cookie's hash.
    ///
    /// @param account its number
    /// @param usedAt to about a minute
    record Kept(Sha256 secret, int account, String address, Instant createdAt, Instant usedAt) {}
}
