package org.traininglayer.lti.courses.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.PersonKeys;
import org.traininglayer.lti.courses.PersonDigests;
import org.traininglayer.persistence.Rows;

/** The tables {@code person} and {@code lti_course_person_key}. */
@Component
class StoredPersonKeys implements PersonKeys {

  private final JdbcClient jdbc;
  private final PersonDigests digests;

  StoredPersonKeys(JdbcClient jdbc, PersonDigests digests) {
    this.jdbc = jdbc;
    this.digests = digests;
  }

  @Override
  public Map<String, List<LearnerId>> find(
      OrganisationId organisation, Collection<String> written) {
    List<String> asked =
        written.stream().filter(one -> !one.isBlank() && one.indexOf('\0') < 0).distinct().toList();
    Map<String, List<LearnerId>> found = new LinkedHashMap<>();
    jdbc.sql(
            """
            with asked as materialized (
              select * from unnest(cast(:written as text[]), cast(:digests as text[]))
                as a (written, digest))
            select a.written, p.id
            from asked a join person p on p.subject = a.written
            where p.organisation_id = :organisation and not p.test_user
            union
            select a.written, p.id
            from asked a
            join lti_course_person_key k on k.organisation_id = :organisation and k.digest = a.digest
            join person p on p.id = k.learner_id
            where p.organisation_id = :organisation and not p.test_user
            union
            select a.written, p.id
            from asked a join person p on p.id::text = lower(a.written)
            where p.organisation_id = :organisation and not p.test_user
            order by 1, 2
            """)
        .param("written", asked.toArray(String[]::new))
        .param(
            "digests",
            asked.stream()
                .map(one -> Objects.requireNonNull(digests.of(organisation, one)))
                .toArray(String[]::new))
        .param("organisation", organisation.value())
        .query((row, n) ->
            found
                .computeIfAbsent(row.getString("written"), one -> new ArrayList<>())
                .add(Rows.id(row, "id", LearnerId::new)))
        .list();
    return found;
  }

  @Override
  public List<LearnerId> alike(OrganisationId organisation, String name) {
    Set<LearnerId> found =
        new LinkedHashSet<>(find(organisation, List.of(name)).getOrDefault(name, List.of()));
    jdbc.sql(
            """
            select id from person
            where organisation_id = :organisation and lower(subject) = lower(:name)
              and not test_user
            order by id
            """)
        .param("organisation", organisation.value())
        .param("name", name.strip().replace("\0", ""))
        .query((row, n) -> found.add(Rows.id(row, "id", LearnerId::new)))
        .list();
    return List.copyOf(found);
  }
}
