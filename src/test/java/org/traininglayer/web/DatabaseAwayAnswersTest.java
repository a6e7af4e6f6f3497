package org.traininglayer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseAwayAnswersTest {

  private final MockHttpServletResponse response = new MockHttpServletResponse();

  static Stream<RuntimeException> away() {
    SQLException broken = new SQLException("An I/O error occurred", "08006");
    return Stream.of(
        new CannotGetJdbcConnectionException("none left", broken),
        new DataAccessResourceFailureException("broken", broken),
        new CannotCreateTransactionException("no connection", broken),
        new TransactionSystemException("JDBC rollback failed", new SQLException("closed")),
        new QueryTimeoutException("too slow"),
        new IllegalStateException(new DataAccessResourceFailureException("inside", broken)));
  }

  @ParameterizedTest
  @MethodSource("away")
  void while_the_database_is_away_the_answer_is_503_and_when_to_try_again(RuntimeException failure)
      throws ServletException, IOException {
    answer(failure);

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("2");
  }

  @Test
  void a_fault_of_our_own_stays_one() {
    assertThatThrownBy(() -> answer(new DataIntegrityViolationException("twice")))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> answer(new IllegalStateException("a mistake")))
        .isInstanceOf(IllegalStateException.class);
  }

  private void answer(RuntimeException failure) throws ServletException, IOException {
    new DatabaseAwayAnswers()
        .doFilter(
            new MockHttpServletRequest("GET", "/play/x"),
            response,
            (request, ignored) -> {
              throw failure;
            });
  }
}
