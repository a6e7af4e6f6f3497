package org.traininglayer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PostgresVersionTest {

  @Test
  void the_version_is_read_from_what_the_programs_print() {
    assertThat(PostgresVersion.parse("postgres (PostgreSQL) 18.6\n"))
        .isEqualTo(new PostgresVersion(18, "18.6"));
    assertThat(PostgresVersion.parse("postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)\n"))
        .isEqualTo(new PostgresVersion(15, "15.20"));
    assertThat(PostgresVersion.parse("postgres (PostgreSQL) 19beta1\n"))
        .isEqualTo(new PostgresVersion(19, "19beta1"));
  }

  @Test
  void what_is_no_version_is_refused() {
    assertThatThrownBy(() -> PostgresVersion.parse("command not found"))
        .isInstanceOf(DatabaseUnavailableException.class);
  }

  @Test
  void fifteen_is_the_oldest() {
    assertThatCode(() -> PostgresVersion.demand(15, "It is 15")).doesNotThrowAnyException();
    assertThatThrownBy(() -> PostgresVersion.demand(14, "The server x is 14.9"))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessage("The server x is 14.9, but PostgreSQL 15 or newer is needed.");
  }
}
