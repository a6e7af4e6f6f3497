package org.traininglayer.lti.platforms.registration;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Registrations.Registration;
import org.traininglayer.lti.diagnosis.refusals.CleanText;
import org.traininglayer.lti.platforms.PlatformCheck;
import org.traininglayer.lti.platforms.keys.AtRestCipher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What platforms answered. */
@Component
class StoredRegistrations {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SEAL = "registration access token of ";
  private static final int MAX_TEXT = 2_000;
  private static final int MAX_RESULT = 500;

  private final JdbcClient jdbc;
  private final AtRestCipher box;

  StoredRegistrations(JdbcClient jdbc, AtRestCipher box) {
    this.jdbc = jdbc;
    this.box = box;
  }

  /** Keeps an answer in place of an earlier one. */
  void keep(
      PlatformId platform,
      String configurationAddress,
      JsonNode configuration,
      RegistrationAnswer answer) {
    Discovery discovery = Discovery.read(configuration);
    String token = answer.accessToken();
    jdbc.sql(
            """
            insert into lti_registration
              (platform_id, registered_at, updated_at, openid_configuration, product_version,
               account_name, account_guid, scopes, configuration, answer, registration_address,
               registration_token)
            values
              (:platform, now(), now(), :configurationAddress, :version, :account, :guid, :scopes,
               :configuration::jsonb, :answer::jsonb, :address, :token)
            on conflict (platform_id) do update set
              updated_at = excluded.updated_at,
              openid_configuration = excluded.openid_configuration,
              product_version = excluded.product_version,
              account_name = excluded.account_name,
              account_guid = excluded.account_guid,
              scopes = excluded.scopes,
              configuration = excluded.configuration,
              answer = excluded.answer,
              registration_address = excluded.registration_address,
              registration_token = excluded.registration_token
            """)
        .param("platform", platform.value())
        .param("configurationAddress", withoutQuery(configurationAddress))
        .param("configuration", JSON.writeValueAsString(fit(configuration)))
        .param("version", discovery.productVersion())
        .param("account", discovery.accountName())
        .param("guid", discovery.accountGuid())
        .param(
            "scopes",
            answer.scopes().stream()
                .map(scope -> CleanText.of(scope, MAX_RESULT))
                .filter(Objects::nonNull)
                .limit(100)
                .toArray(String[]::new))
        .param("answer", JSON.writeValueAsString(fit(answer.kept())))
        .param("address", address(answer.registrationAddress()))
        .param(
            "token",
            token == null
                ? null
                : box.seal(token.getBytes(StandardCharsets.UTF_8), SEAL + platform.value()))
        .update();
  }

  Optional<Registration> find(OrganisationId organisation, PlatformId platform) {
    return jdbc.sql(
            """
            select r.*, (
              select i.label from lti_invite i
              where i.platform_id = r.platform_id order by i.used_at desc limit 1) as invited_as
            from lti_registration r
            join lti_platform p on p.id = r.platform_id
            where p.id = :platform and p.organisation_id = :organisation
            """)
        .param("platform", platform.value())
        .param("organisation", organisation.value())
        .query(StoredRegistrations::registration)
        .optional();
  }

  /** Where and with what a registration can be changed. */
  Optional<Access> access(OrganisationId organisation, PlatformId platform) {
    return jdbc.sql(
            """
            select r.registration_address, r.registration_token, r.configuration
            from lti_registration r
            join lti_platform p on p.id = r.platform_id
            where p.id = :platform and p.organisation_id = :organisation
              and r.registration_address is not null
            """)
        .param("platform", platform.value())
        .param("organisation", organisation.value())
        .query((row, number) ->
            new Access(
                row.getString("registration_address"),
                token(row, platform),
                JSON.readTree(row.getString("configuration"))))
        .optional();
  }

  /** Keeps what came of sending the configuration again. */
  void sent(PlatformId platform, String result) {
    jdbc.sql(
            """
            update lti_registration set sent_at = now(), sent_result = :result
            where platform_id = :platform
            """)
        .param("result", CleanText.of(result, MAX_RESULT))
        .param("platform", platform.value())
        .update();
  }

  private @Nullable String token(ResultSet row, PlatformId platform) throws SQLException {
    byte[] sealed = row.getBytes("registration_token");
    return sealed == null
        ? null
        : new String(box.open(sealed, SEAL + platform.value()), StandardCharsets.UTF_8);
  }

  private static Registration registration(ResultSet row, int number) throws SQLException {
    OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
    return new Registration(
        row.getObject("registered_at", OffsetDateTime.class).toInstant(),
        row.getString("product_version"),
        row.getString("account_name"),
        scopes(row),
        JSON.readTree(row.getString("answer")).toPrettyString(),
        row.getString("registration_address") != null,
        sent == null ? null : sent.toInstant(),
        row.getString("sent_result"),
        row.getString("invited_as"));
  }

  private static List<String> scopes(ResultSet row) throws SQLException {
    Array array = row.getArray("scopes");
    return List.of((String[]) array.getArray());
  }

  /** A query may hold a token. */
  private static String withoutQuery(String address) {
    int query = address.indexOf('?');
    return query < 0 ? address : address.substring(0, query);
  }

  private static @Nullable String address(@Nullable String text) {
    return text == null || PlatformCheck.address(text, true) != null ? null : text;
  }

  /** The same JSON without what the database cannot hold. */
  private static JsonNode fit(JsonNode json) {
    if (json.isObject()) {
      ObjectNode fit = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> property : json.properties()) {
        String name = CleanText.of(property.getKey(), MAX_TEXT);
        if (name != null) {
          fit.set(name, fit(property.getValue()));
        }
      }
      return fit;
    }
    if (json.isArray()) {
      ArrayNode fit = JsonNodeFactory.instance.arrayNode();
      json.forEach(one -> fit.add(fit(one)));
      return fit;
    }
    if (json.isString()) {
      String text = CleanText.of(json.stringValue(), MAX_TEXT);
      return JsonNodeFactory.instance.stringNode(text == null ? "" : text);
    }
    return json;
  }

  /**
   * Where and with what a registration can be changed.
   *
   * @param token null where an access token of the registration scope is wanted
   * @param configuration what the platform said of itself
   */
  record Access(String address, @Nullable String token, JsonNode configuration) {

    /** Without the token. */
    @Override
    public String toString() {
      return "Access[" + address + "]";
    }
  }
}
