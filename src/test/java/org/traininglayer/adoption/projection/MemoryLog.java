package org.traininglayer.adoption.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.StatementLog;

/** A ledger in memory. */
final class MemoryLog implements StatementLog {

  private final List<List<Entry>> partitions = new ArrayList<>();

  MemoryLog(int count) {
    for (int i = 0; i < count; i++) {
      partitions.add(new ArrayList<>());
    }
  }

  synchronized UUID append(int partition, UUID id, String json) {
    return append(partition, OrganisationId.DEFAULT, id, json);
  }

  synchronized UUID append(int partition, OrganisationId organisation, UUID id, String json) {
    List<Entry> entries = partitions.get(partition);
    entries.add(new Entry(partition, entries.size() + 1L, organisation, id, Instant.now(), json));
    return id;
  }

  @Override
  public int partitions() {
    return partitions.size();
  }

  @Override
  public synchronized List<Entry> poll(int partition, long afterPosition, int max) {
    List<Entry> entries = partitions.get(partition);
    int from = (int) Math.min(afterPosition, entries.size());
    return List.copyOf(entries.subList(from, Math.min(entries.size(), from + max)));
  }

  @Override
  public synchronized long[] heads() {
    return partitions.stream().mapToLong(List::size).toArray();
  }
}
