package org.traininglayer.adoption.cohort;

import java.lang.ref.SoftReference;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.OrganisationId;

/**
 * The facts of an organisation as they were read last, for some minutes: of whoever has changed
 * nothing since then nothing is read again. The database notes whose facts change, with the
 * transaction; all that may not have been seen yet is read once more, so that what is kept is never
 * older than what is asked for. Gone when memory is short; organisations with too many facts are
 * not kept at all.
 */
final class KeptFacts {

  /** About 60 MB. */
  private static final int MOST = 300_000;

  private static final Duration FOR = Duration.ofMinutes(10);

  /** Much longer than facts are kept, and than a transaction lasts. */
  private static final String NOTED_FOR = "6 hours";

  private final JdbcClient jdbc;
  private final Map<OrganisationId, Kept> kept = new ConcurrentHashMap<>();

  KeptFacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What was read last.
   *
   * @param horizon transactions before this one had ended when it was read
   */
  private record Kept(
      LocalDate from,
      LocalDate to,
      Set<AccountKey> accounts,
      String horizon,
      Instant readAt,
      SoftReference<KnownFacts> facts) {}

  /**
   * The facts of these people, and of nobody else, as of now.
   *
   * @param from first day of the longest period
   */
  KnownFacts of(
      OrganisationId organisation, List<AccountKey> accounts, LocalDate from, LocalDate to) {
    // Before anything is read: what ends after this moment is noted with a later transaction.
    String horizon =
        jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
            .query(String.class)
            .single();
    Instant now = Instant.now();
    Kept last = kept.get(organisation);
    KnownFacts known = last == null ? null : last.facts().get();
    if (last == null || known == null || !serves(last, from, to, now)) {
      KnownFacts read = new FactReader(jdbc, organisation, accounts, from, to).read();
      keep(organisation, from, to, new HashSet<>(accounts), horizon, now, read);
      return read;
    }
    List<AccountKey> again = changed(organisation, last, accounts);
    // Nobody asks whether those who are gone change something from now on: they are let go of.
    Set<AccountKey> all = new HashSet<>(accounts);
    Set<AccountKey> others = new HashSet<>(last.accounts());
    others.removeAll(all);
    others.addAll(again);
    if (!others.isEmpty()) {
      Set<String> people = new HashSet<>();
      others.forEach(one -> people.add(KnownRoster.person(one)));
      KnownFacts read =
          again.isEmpty()
              ? KnownFacts.NOTHING
              : new FactReader(jdbc, organisation, again, last.from(), to).read();
      known = known.with(people, read);
    }
    keep(organisation, last.from(), to, all, horizon, now, known);
    return known;
  }

  private static boolean serves(Kept last, LocalDate from, LocalDate to, Instant now) {
    return last.to().equals(to)
        && !last.from().isAfter(from)
        && last.readAt().plus(FOR).isAfter(now);
  }

  private void keep(
      OrganisationId organisation,
      LocalDate from,
      LocalDate to,
      Set<AccountKey> accounts,
      String horizon,
      Instant now,
      KnownFacts facts) {
    Kept last = kept.get(organisation);
    // Who looks back, or farther than can be kept, does not drive out what pages are made of.
    if (facts.size() <= MOST && (last == null || !to.isBefore(last.to()))) {
      kept.put(
          organisation, new Kept(from, to, accounts, horizon, now, new SoftReference<>(facts)));
    }
  }

  /** Those who changed something that may not have been seen, and those who are new. */
  private List<AccountKey> changed(
      OrganisationId organisation, Kept last, List<AccountKey> accounts) {
    Set<AccountKey> changed =
        new HashSet<>(
            jdbc.sql(
                    """
                    select m.home_page, m.account
                      from unnest(cast(:homes as text[]), cast(:names as text[]))
                             as m (home_page, account)
                     where hashtextextended(m.home_page || ' ' || m.account, 0) in (
                       select who from adoption_person_change
                        where organisation_id = :organisation
                          and changed_in >= cast(:horizon as xid8))
                    """)
                .param("organisation", organisation.value())
                .param("horizon", last.horizon())
                .param("homes", accounts.stream().map(AccountKey::homePage).toArray(String[]::new))
                .param("names", accounts.stream().map(AccountKey::name).toArray(String[]::new))
                .query((row, n) ->
                    new AccountKey(row.getString("home_page"), row.getString("account")))
                .list());
    List<AccountKey> again = new ArrayList<>();
    for (AccountKey account : accounts) {
      if (changed.contains(account) || !last.accounts().contains(account)) {
        again.add(account);
      }
    }
    return again;
  }

  /** Lets go of what was read long ago, here and in the database. */
  void rest() {
    Instant now = Instant.now();
    kept.values().removeIf(one -> one.readAt().plus(FOR).isBefore(now));
    jdbc.sql(
            """
            delete from adoption_person_change
             where noted_at < now() - cast(:for as interval)
            """)
        .param("for", NOTED_FOR)
        .update();
  }
}
