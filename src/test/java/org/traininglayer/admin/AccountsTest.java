package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.admin.AuditPages.Entry;
import org.traininglayer.admin.AuditPages.Question;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TrainingLayerTest;

/** Inviting, changing and removing people over HTTP; which sessions that ends. */
@TrainingLayerTest
class AccountsTest {

  private static final Pattern LINK = Pattern.compile("/admin/join\\?code=([0-9a-f]{48})");
  private static final String OTHER = "quite another sentence";

  @Autowired FirstUser firstUser;
  @Autowired ConsoleUsers users;
  @Autowired AuditPages audit;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  /** Of an organisation of their own, so that they are its only administrator. */
  private ConsoleVisitor administrator(OrganisationId organisation) {
    return ConsoleVisitor.signedIn(port, users, organisation, ConsoleRole.SITE_ADMINISTRATOR);
  }

  private static OrganisationId newOrganisation() {
    return new OrganisationId(UUID.randomUUID());
  }

  private String invitation(ConsoleVisitor administrator, String role) {
    Page page =
        administrator.post("/admin/users/invitations", Map.of("label", "Paul", "role", role));
    return code(page);
  }

  private static String code(Page page) {
    Matcher link = LINK.matcher(page.body());
    assertThat(link.find()).as("a link in the answer").isTrue();
    return link.group(1);
  }

  private Page join(String code, String name, String password) {
    return ConsoleVisitor.anonymous(port)
        .post("/admin/join", Map.of("code", code, "username", name, "password", password));
  }

  private String path(ConsoleVisitor of, String action) {
    return "/admin/users/" + users.named(of.name).orElseThrow().id() + "/" + action;
  }

  private static String name() {
    return "paul-" + UUID.randomUUID();
  }

  @Test
  void an_invitation_makes_one_user_with_its_roles_and_is_then_used_up() {
    OrganisationId organisation = newOrganisation();
    ConsoleVisitor administrator = administrator(organisation);
    String code = invitation(administrator, "OWNER");
    String name = name();

    assertThat(join(code, name, ConsoleVisitor.PASSWORD).location()).endsWith("?changed");
    ConsoleUser made = users.named(name).orElseThrow();
    assertThat(made.roles()).containsExactly(ConsoleRole.OWNER);
    assertThat(made.organisation()).isEqualTo(organisation);
    assertThat(join(code, name(), ConsoleVisitor.PASSWORD).body())
        .contains("has been used, has expired, or was withdrawn");
    assertThat(administrator.get("/admin/users").body()).doesNotContain(code);
    assertThat(jdbc.sql("select code_hash from console_link").query(String.class).list())
        .doesNotContain(code);
    assertThat(actions(organisation)).containsExactly("user.joined", "user.invited");
  }

  @Test
  void of_many_who_use_an_invitation_at_once_one_gets_in() throws Exception {
    String code = invitation(administrator(newOrganisation()), "ANALYST");
    List<String> names = IntStream.range(0, 8).mapToObj(i -> name()).toList();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Page>> tries =
          names.stream()
              .map(name -> (Callable<Page>) () -> join(code, name, ConsoleVisitor.PASSWORD))
              .toList();
      for (Future<Page> answer : pool.invokeAll(tries)) {
        assertThat(answer.get().status()).isIn(200, 302);
      }
    }
    assertThat(names.stream().filter(name -> users.named(name).isPresent())).hasSize(1);
  }

  @Test
  void a_password_or_name_that_does_not_fit_leaves_the_invitation_open() {
    ConsoleVisitor administrator = administrator(newOrganisation());
    String code = invitation(administrator, "ANALYST");
    assertThat(join(code, "paul", "short").body()).contains("12 characters or more");
    assertThat(join(code, "\0", ConsoleVisitor.PASSWORD).body()).contains("no control characters");
    assertThat(join(code, administrator.name, ConsoleVisitor.PASSWORD).body())
        .contains("That name is taken");
    assertThat(join(code, name(), ConsoleVisitor.PASSWORD).location()).endsWith("?changed");
  }

  @Test
  void a_withdrawn_or_expired_invitation_does_not_work() {
    ConsoleVisitor administrator = administrator(newOrganisation());
    String withdrawn = invitation(administrator, "ANALYST");
    Matcher id =
        Pattern.compile("invitations/([0-9a-f-]{36})/withdraw")
            .matcher(administrator.get("/admin/users").body());
    assertThat(id.find()).isTrue();
    administrator.post("/admin/users/invitations/" + id.group(1) + "/withdraw", Map.of());
    assertThat(join(withdrawn, name(), ConsoleVisitor.PASSWORD).status()).isEqualTo(200);

    String expired = invitation(administrator, "ANALYST");
    jdbc.sql("update console_link set expires_at = now()").update();
    assertThat(join(expired, name(), ConsoleVisitor.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void the_last_administrator_can_neither_be_removed_nor_lowered_nor_shut_out() {
    OrganisationId organisation = newOrganisation();
    ConsoleVisitor first = administrator(organisation);
    for (String action : List.of("remove", "disable", "roles")) {
      first.post(path(first, action), Map.of("role", "OWNER"));
      assertThat(first.get("/admin/users").body()).contains("This is the last site administrator");
    }
    assertThat(first.isIn()).isTrue();

    ConsoleVisitor second = administrator(organisation);
    first.post(path(first, "remove"), Map.of());
    assertThat(first.isIn()).isFalse();
    second.post(path(second, "remove"), Map.of());
    assertThat(second.isIn()).isTrue();
  }

  @Test
  void what_somebody_invited_ends_with_the_right_to_invite() {
    for (String end : List.of("remove", "disable", "roles")) {
      OrganisationId organisation = newOrganisation();
      ConsoleVisitor gone = administrator(organisation);
      ConsoleVisitor stays = administrator(organisation);
      String code = invitation(gone, "SITE_ADMINISTRATOR");
      String other = invitation(stays, "ANALYST");
      stays.post(path(gone, end), Map.of("role", "OWNER"));
      join(code, name(), ConsoleVisitor.PASSWORD);
      assertThat(users.all(organisation)).as(end).hasSize(end.equals("remove") ? 1 : 2);
      join(other, name(), ConsoleVisitor.PASSWORD);
      assertThat(users.all(organisation)).as(end).hasSize(end.equals("remove") ? 2 : 3);
    }
  }

  @Test
  void two_administrators_who_remove_each_other_at_once_leave_one() throws Exception {
    OrganisationId organisation = newOrganisation();
    ConsoleVisitor first = administrator(organisation);
    ConsoleVisitor second = administrator(organisation);
    String removeFirst = path(first, "remove");
    String removeSecond = path(second, "remove");
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      pool.invokeAll(
          List.of(
              () -> first.post(removeSecond, Map.of()), () -> second.post(removeFirst, Map.of())));
    }
    assertThat(users.all(organisation)).hasSize(1);
  }

  @Test
  void nobody_reaches_people_of_another_organisation() {
    ConsoleVisitor administrator = administrator(newOrganisation());
    ConsoleVisitor stranger = administrator(newOrganisation());
    for (String action : List.of("remove", "disable", "sign-out", "reset")) {
      administrator.post(path(stranger, action), Map.of());
    }
    administrator.post(path(stranger, "roles"), Map.of("role", "ANALYST"));
    assertThat(stranger.isIn()).isTrue();
    assertThat(administrator.get("/admin/users").body()).doesNotContain(stranger.name);
  }

  @Test
  void a_new_password_ends_every_session_but_this_one() {
    ConsoleVisitor here = ConsoleVisitor.signedIn(port, users, ConsoleRole.ANALYST);
    ConsoleVisitor there = here.elsewhere(port);
    Page page =
        here.post(
            "/admin/account/password",
            Map.of("current", ConsoleVisitor.PASSWORD, "password", OTHER));
    assertThat(ConsoleVisitor.cookie(page, "__Host-tl-console")).as("a new id").isPresent();
    assertThat(here.get("/admin/account").body()).contains("The password is changed");
    assertThat(there.isIn()).isFalse();
    ConsoleVisitor again = ConsoleVisitor.anonymous(port);
    assertThat(again.signIn(here.name, ConsoleVisitor.PASSWORD).location()).endsWith("?wrong");
    assertThat(again.signIn(here.name, OTHER).location()).isEqualTo("/dashboard");
  }

  @Test
  void a_new_password_needs_the_old_one_and_guessing_it_rests() {
    ConsoleVisitor here = ConsoleVisitor.signedIn(port, users, ConsoleRole.ANALYST);
    for (int i = 0; i < SignInTries.PER_NAME; i++) {
      here.post("/admin/account/password", Map.of("current", "wrong", "password", OTHER));
      assertThat(here.get("/admin/account").body()).contains("current password is not right");
    }
    here.post(
        "/admin/account/password", Map.of("current", ConsoleVisitor.PASSWORD, "password", OTHER));
    assertThat(here.get("/admin/account").body()).contains("rests for up to 15 minutes");
  }

  @Test
  void a_link_for_a_new_password_works_once_and_ends_the_sessions() {
    OrganisationId organisation = newOrganisation();
    ConsoleVisitor administrator = administrator(organisation);
    ConsoleVisitor user = ConsoleVisitor.signedIn(port, users, organisation, ConsoleRole.ANALYST);
    String earlier = code(administrator.post(path(user, "reset"), Map.of()));
    String code = code(administrator.post(path(user, "reset"), Map.of()));
    assertThat(user.isIn()).isTrue();
    assertThat(join(earlier, "", OTHER).status())
        .as("a newer link ends the earlier")
        .isEqualTo(200);
    assertThat(join(code, "somebody else", OTHER).location()).endsWith("?changed");
    assertThat(user.isIn()).isFalse();
    assertThat(ConsoleVisitor.anonymous(port).signIn(user.name, OTHER).location())
        .isEqualTo("/dashboard");
    assertThat(join(code, "", OTHER).status()).isEqualTo(200);
  }

  @Test
  void other_roles_or_none_end_the_sessions_at_once() {
    OrganisationId organisation = newOrganisation();
    ConsoleVisitor administrator = administrator(organisation);
    ConsoleVisitor owner = ConsoleVisitor.signedIn(port, users, organisation, ConsoleRole.OWNER);
    administrator.post(path(owner, "roles"), Map.of("role", "ANALYST"));
    assertThat(owner.isIn()).isFalse();
    assertThat(owner.signIn(owner.name, ConsoleVisitor.PASSWORD).location()).endsWith("/dashboard");
    administrator.post(path(owner, "disable"), Map.of());
    assertThat(owner.isIn()).isFalse();
    assertThat(owner.signIn(owner.name, ConsoleVisitor.PASSWORD).location()).endsWith("?wrong");
    administrator.post(path(owner, "enable"), Map.of());
    assertThat(owner.signIn(owner.name, ConsoleVisitor.PASSWORD).location()).endsWith("/dashboard");

    List<Entry> entries = audit.read(organisation, new Question(null, null, null, null, null), 10);
    assertThat(entries).extracting(Entry::action).containsOnly("user.changed");
    assertThat(entries.getLast().fields())
        .singleElement()
        .satisfies(field -> {
          assertThat(field.before()).isEqualTo("owner");
          assertThat(field.after()).isEqualTo("analyst");
        });
    assertThat(entries.getLast().address()).matches("198\\.\\d+\\.\\d+\\.0/24");
  }

  @Test
  void one_sees_ones_sessions_and_ends_them() {
    ConsoleVisitor here = ConsoleVisitor.signedIn(port, users, ConsoleRole.ANALYST);
    ConsoleVisitor there = here.elsewhere(port);
    ConsoleVisitor other = ConsoleVisitor.signedIn(port, users, ConsoleRole.ANALYST);
    String page = here.get("/admin/account").body();
    assertThat(page).contains("Firefox, Linux", "This one");
    Matcher handle = Pattern.compile("name=\"session\" value=\"([0-9a-f]+)\"").matcher(page);
    assertThat(handle.find()).isTrue();
    other.post("/admin/account/sessions/end", Map.of("session", handle.group(1)));
    assertThat(there.isIn()).as("another user cannot end it").isTrue();
    here.post("/admin/account/sessions/end", Map.of("session", handle.group(1)));
    assertThat(there.isIn()).isFalse();
    assertThat(here.isIn()).isTrue();

    ConsoleVisitor third = here.elsewhere(port);
    assertThat(here.post("/admin/account/sign-out-everywhere", Map.of()).location())
        .endsWith("?out");
    assertThat(here.isIn()).isFalse();
    assertThat(third.isIn()).isFalse();
  }

  @Test
  void a_key_is_shown_in_one_answer_and_kept_in_no_session() {
    ConsoleVisitor administrator =
        ConsoleVisitor.signedIn(port, users, ConsoleRole.SITE_ADMINISTRATOR);
    Page made =
        administrator.post("/admin/credentials", Map.of("label", "Test", "scope", "ALL_READ"));
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.body()).contains("This is the only time its secret is shown");
    assertThat(made.headers().get("cache-control")).anyMatch(value -> value.contains("no-store"));
  }

  @Test
  void the_setup_link_makes_one_user_only_while_nobody_administers() {
    assertThat(
            users.add(newOrganisation(), name(), OTHER, EnumSet.of(ConsoleRole.SITE_ADMINISTRATOR)))
        .isTrue();
    assertThat(ConsoleVisitor.anonymous(port).get("/admin/setup?code=00").body())
        .contains("This link has been used");
  }

  @Test
  void the_user_of_the_settings_has_a_password_that_a_page_would_take() {
    String name = name();
    for (String weak : List.of("demo", "short", "password1234", name, "aaaaaaaaaaaaaaa")) {
      assertThat(firstUser.fromSettings(name, weak)).as(weak).isFalse();
    }
    assertThat(users.named(name)).isEmpty();

    assertThat(firstUser.fromSettings(name, ConsoleVisitor.PASSWORD)).isTrue();
    assertThat(users.named(name).orElseThrow().roles())
        .containsExactlyInAnyOrder(ConsoleRole.SITE_ADMINISTRATOR, ConsoleRole.OWNER);
    assertThat(
            jdbc.sql("select action from console_audit where subject = ?")
                .param(name)
                .query(String.class)
                .list())
        .containsExactly("user.setup");
    assertThat(firstUser.fromSettings(name, ConsoleVisitor.PASSWORD)).as("is there").isFalse();
  }

  private List<String> actions(OrganisationId organisation) {
    return audit.read(organisation, new Question(null, null, null, null, null), 50).stream()
        .map(Entry::action)
        .toList();
  }
}
