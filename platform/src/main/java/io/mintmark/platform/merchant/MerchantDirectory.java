package io.mintmark.platform.merchant;

import io.mintmark.contracts.merchant.MerchantStateData;
import io.mintmark.platform.tenancy.MerchantId;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All merchants and their live keys, in memory, as {@code merchant.state} tells them. */
@Singleton
public class MerchantDirectory {
    private static final String ACTIVE = "active";

    private record Entry(long sequence, MerchantStateData state) {}

    private final Map<Long, Entry> merchants = new ConcurrentHashMap<>();
    private final Map<String, ApiKeys.Known> byHash = new ConcurrentHashMap<>();

    private volatile boolean complete;

    MerchantDirectory() {}

    /** Whether all merchants that there were at the start are known. Until then an unknown key may be a good one. */
    public boolean isComplete() {
        return complete;
    }

    void complete() {
        complete = true;
    }

    /** The merchant as last heard of. */
    public Optional<MerchantStateData> find(MerchantId merchant) {
        return Optional.ofNullable(merchants.get(merchant.value())).map(Entry::state);
    }

    Optional<ApiKeys.Known> byHash(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    /** Takes in a state; an older one than is known changes nothing. Returns whether it was news. */
    synchronized boolean accept(MerchantId merchant, long sequence, MerchantStateData state) {
        Entry known = merchants.get(merchant.value());
        if (known != null && known.sequence() >= sequence) {
            return false;
        }
        merchants.put(merchant.value(), new Entry(sequence, state));
        Map<String, ApiKeys.Known> live = new ConcurrentHashMap<>();
        if (ACTIVE.equals(state.merchant().status())) {
            state.keys()
                    .forEach(key ->
                            live.put(key.hash(), new ApiKeys.Known(merchant, key.id(), Set.copyOf(key.scopes()))));
        }
        byHash.putAll(live);
        byHash.values().removeIf(key -> key.merchant().equals(merchant) && !live.containsValue(key));
        return true;
    }
}
