package org.traininglayer.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Notes every statement that is executed. */
public final class CountingDataSource extends DelegatingDataSource {

  /** In their order. */
  public final List<String> executed = new CopyOnWriteArrayList<>();

  /** Beside the connections of another. */
  public CountingDataSource(DataSource target) {
    super(target);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    return proxy(
        Connection.class,
        connection,
        (name, args, result) ->
            result instanceof PreparedStatement statement
                ? proxy(
                    PreparedStatement.class,
                    statement,
                    (called, with, answer) -> {
                      if (called.startsWith("execute")) {
                        executed.add(String.valueOf(args[0]));
                      }
                      return answer;
                    })
                : result);
  }

  private interface After {
    Object result(String method, Object[] args, Object result);
  }

  private static <T> T proxy(Class<T> type, T target, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> {
              try {
                Object result = method.invoke(target, args);
                return result == null ? null : after.result(method.getName(), args, result);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
