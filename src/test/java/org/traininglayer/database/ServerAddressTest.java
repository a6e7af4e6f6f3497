package org.traininglayer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServerAddressTest {

  @Test
  void a_jdbc_address_is_taken_as_it_is() {
    assertThat(ServerAddress.of(" jdbc:postgresql://db:5433/tl?sslmode=require ", "me", "secret"))
        .isEqualTo(
            new ServerAddress("jdbc:postgresql://db:5433/tl?sslmode=require", "me", "secret"));
  }

  @Test
  void the_address_of_a_cloud_provider_may_carry_user_and_password() {
    assertThat(ServerAddress.of("postgres://me:s%40c+%2Fret@db/tl?sslmode=require", null, null))
        .isEqualTo(new ServerAddress("jdbc:postgresql://db/tl?sslmode=require", "me", "s@c+/ret"));
  }

  @Test
  void user_and_password_on_their_own_go_before_those_in_the_address() {
    assertThat(ServerAddress.of("postgresql://a:b@db/tl", "me", "mine"))
        .isEqualTo(new ServerAddress("jdbc:postgresql://db/tl", "me", "mine"));
  }

  @Test
  void several_hosts_and_a_path_with_an_at_sign_are_kept() {
    assertThat(ServerAddress.of("postgresql://a:b,6000/x@y", "me", "").url())
        .isEqualTo("jdbc:postgresql://a:b,6000/x@y");
  }

  @Test
  void another_database_is_refused() {
    for (String other : new String[] {"jdbc:mysql://db/x", "h2:mem", "db:5432/x", "mysql://db/x"}) {
      assertThatThrownBy(() -> ServerAddress.of(other, null, null))
          .isInstanceOf(DatabaseUnavailableException.class)
          .hasMessageContaining("traininglayer.db.url");
    }
  }

  @Test
  void what_is_shown_holds_no_secret() {
    assertThat(ServerAddress.of("jdbc:postgresql://db:5432/tl?user=a&password=geheim", null, null))
        .hasToString("ServerAddress[postgresql://db:5432/tl]");
    assertThat(ServerAddress.of("postgresql://a:geheim@db:5432/tl", null, null))
        .hasToString("ServerAddress[postgresql://db:5432/tl]");
    assertThat(new ServerAddress("jdbc:postgresql://a:geheim@db/tl", "", "geheim"))
        .hasToString("ServerAddress[postgresql://db/tl]");
  }
}
