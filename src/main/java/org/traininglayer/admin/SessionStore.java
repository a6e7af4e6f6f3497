package org.traininglayer.admin;

import jakarta.servlet.DispatcherType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.traininglayer.lti.ToolAddress;

/**
 * Sessions in the database, for the console's addresses and no others: pages that are launched from
 * a learning platform never see one.
 */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "console_session")
class SessionStore {

  private static final Logger log = LoggerFactory.getLogger(SessionStore.class);

  /** What may come out of the database again. */
  private static final ObjectInputFilter KNOWN =
      ObjectInputFilter.Config.createFilter(
          "maxdepth=20;maxrefs=5000;maxbytes=200000;java.lang.*;java.util.*;java.net.URI;java.time.*;"
              + "org.springframework.util.*;org.springframework.web.servlet.FlashMap;"
              + "org.springframework.security.oauth2.core.**;"
              + "org.springframework.security.oauth2.client.**;org.traininglayer.**;!*");

  @Bean
  CookieSerializer consoleCookie(ToolAddress address) {
    boolean secure = secure(address);
    DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    cookie.setCookieName(secure ? "__Host-tl-console" : "tl-console");
    cookie.setCookiePath("/");
    cookie.setUseSecureCookie(secure);
    cookie.setUseHttpOnlyCookie(true);
    cookie.setSameSite("Lax");
    return cookie;
  }

  /** Whether the world reaches this tool by https. */
  static boolean secure(ToolAddress address) {
    return "https".equalsIgnoreCase(address.base().getScheme());
  }

  @Bean
  FilterRegistrationBean<SessionRepositoryFilter<?>> onlyTheConsole(
      SessionRepositoryFilter<?> filter) {
    FilterRegistrationBean<SessionRepositoryFilter<?>> registration =
        new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns("/admin/*", "/dashboard/*");
    registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
    registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
    return registration;
  }

  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> idleEnd(ConsoleProperties properties) {
    return repository -> {
      new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(repository);
      repository.setDefaultMaxInactiveInterval(properties.idleEnd());
    };
  }

  /** How attributes are kept. What cannot be written or read is not there, and nothing fails. */
  @Bean
  ConversionService springSessionConversionService() {
    GenericConversionService conversion = new GenericConversionService();
    conversion.addConverter(Object.class, byte[].class, SessionStore::write);
    conversion.addConverter(byte[].class, Object.class, SessionStore::read);
    return conversion;
  }

  static byte[] write(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (IOException e) {
      log.warn("A session attribute cannot be kept: {} ({})", value.getClass(), e.getMessage());
      return new byte[0];
    }
    return bytes.toByteArray();
  }

  static @Nullable Object read(byte[] bytes) {
    if (bytes.length == 0) {
      return null;
    }
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      in.setObjectInputFilter(KNOWN);
      return in.readObject();
    } catch (IOException | ClassNotFoundException | RuntimeException e) {
      log.info("A session attribute cannot be read, and counts as absent: {}", e.getMessage());
      return null;
    }
  }
}
