package org.traininglayer.demo;

import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tools that the demo LMS has. */
@Component
@Profile("demo")
class DemoTools {

  private final JdbcClient jdbc;

  DemoTools(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<DemoTool> of(DemoSite site) {
    return jdbc.sql("select * from demo_tool where site = :site order by id")
        .param("site", site.id())
        .query(DemoRows::tool)
        .list();
  }

  Optional<DemoTool> find(int id) {
    return jdbc.sql("select * from demo_tool where id = :id")
        .param("id", id)
        .query(DemoRows::tool)
        .optional();
  }

  Optional<DemoTool> byClient(DemoSite site, String clientId) {
    if (clientId.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return jdbc.sql("select * from demo_tool where site = :site and client_id = :client")
        .param("site", site.id())
        .param("client", clientId)
        .query(DemoRows::tool)
        .optional();
  }

  int nextId() {
    return jdbc.sql("select nextval(pg_get_serial_sequence('demo_tool', 'id'))")
        .query(Integer.class)
        .single();
  }

  /** Keeps a tool, in place of what was known under its id. */
  void keep(DemoTool tool) {
    jdbc.sql(
            """
            insert into demo_tool (id, site, client_id, name, active, prepared, login_uri,
              redirect_uris, jwks_uri, target_link_uri, scopes, custom, privacy, messages)
            values (:id, :site, :client, :name, :active, :prepared, :login,
              :redirects, :keys, :target, :scopes, :custom::jsonb, :privacy, :messages::jsonb)
            on conflict (id) do update set
              name = excluded.name, active = excluded.active, login_uri = excluded.login_uri,
              redirect_uris = excluded.redirect_uris, jwks_uri = excluded.jwks_uri,
              target_link_uri = excluded.target_link_uri, scopes = excluded.scopes,
              custom = excluded.custom, privacy = excluded.privacy, messages = excluded.messages
            """)
        .param("id", tool.id())
        .param("site", tool.site().id())
        .param("client", tool.clientId())
        .param("name", tool.name())
        .param("active", tool.active())
        .param("prepared", tool.prepared())
        .param("login", tool.loginUri())
        .param("redirects", tool.redirectUris().toArray(String[]::new))
        .param("keys", tool.jwksUri())
        .param("target", tool.targetLinkUri())
        .param("scopes", tool.scopes().toArray(String[]::new))
        .param("custom", DemoRows.JSON.writeValueAsString(tool.custom()))
        .param("privacy", tool.privacy())
        .param("messages", tool.messages().toString())
        .update();
  }

  void activate(int id, boolean active) {
    jdbc.sql("update demo_tool set active = :active where id = :id")
        .param("active", active)
        .param("id", id)
        .update();
  }

  void remove(int id) {
    jdbc.sql("delete from demo_tool where id = :id and not prepared").param("id", id).update();
  }
}
