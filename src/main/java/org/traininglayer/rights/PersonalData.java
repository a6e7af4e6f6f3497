package org.traininglayer.rights;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.AgentIdentifier;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.kernel.PersonalTables;
import org.traininglayer.lti.People.Person;

/** All tables in which something about people is kept. */
@Component
class PersonalData {

  private final List<PersonalTables> packages;
  private final List<PersonalTable> tables;
  private final JdbcClient jdbc;

  PersonalData(List<PersonalTables> packages, JdbcClient jdbc) {
    this.packages = List.copyOf(packages);
    this.tables =
        packages.stream()
            .flatMap(one -> one.tables().stream())
            .sorted(Comparator.comparing(PersonalTable::name))
            .toList();
    this.jdbc = jdbc;
    if (tables.stream().map(PersonalTable::name).distinct().count() < tables.size()) {
      throw new IllegalStateException("two tables of people have the same name");
    }
  }

  /** By name. */
  List<PersonalTable> tables() {
    return tables;
  }

  /** What the conditions of the tables name. */
  Map<String, Object> values(OrganisationId organisation, Person person) {
    return values(organisation, Whom.of(person));
  }

  /** The same for whoever may be known by learning records alone. */
  Map<String, Object> values(OrganisationId organisation, Whom whom) {
    Map<String, Object> values = new HashMap<>();
    values.put("organisation", organisation.value());
    values.put("learner", whom.id());
    values.put("homePage", whom.agent().homePage());
    values.put("account", whom.agent().account().map(AccountKey::name).orElse(""));
    values.put("personName", Objects.requireNonNullElse(whom.name(), ""));
    packages.forEach(one -> values.putAll(one.values(organisation, whom.agent())));
    return values;
  }

  /** An agent whom only learning records know, under the id that the record store has for them. */
  Whom whom(OrganisationId organisation, AgentIdentifier agent) {
    UUID id =
        packages.stream()
            .flatMap(one -> Stream.ofNullable(one.values(organisation, agent).get("agentId")))
            .map(UUID.class::cast)
            .findFirst()
            .orElseThrow();
    return new Whom(id, null, null, agent);
  }

  /** How many rows there are. */
  long count(PersonalTable table, Map<String, Object> values) {
    return jdbc.sql("select count(*) from " + table.table() + " t where " + table.whose())
        .params(values)
        .query(Long.class)
        .single();
  }
}
