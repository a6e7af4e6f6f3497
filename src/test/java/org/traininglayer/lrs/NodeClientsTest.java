package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.lrs.LrsCredentials.Scope;
import org.traininglayer.testing.NodeScripts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The clients that content and tools bring along talk to the record store, as others wrote them.
 */
class NodeClientsTest extends XapiTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/statements");

  @TempDir Path folder;

  /** A key for a client: address, name, secret. */
  private String[] access(String... more) {
    var made = credentials.create(organisation, "client", Set.of(Scope.ALL));
    return Stream.concat(
            Stream.of("http://localhost:" + port + "/xapi/", made.key(), made.secret()),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private static List<JsonNode> golden() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      ArrayNode all = JsonMapper.shared().createArrayNode();
      for (Path file : files.sorted().toList()) {
        try (MappingIterator<JsonNode> read =
            JsonMapper.shared().readerFor(JsonNode.class).readValues(Files.readString(file))) {
          read.readAll().forEach(all::add);
        }
      }
      return all.valueStream().toList();
    }
  }

  private Path file(List<JsonNode> statements) throws IOException {
    Path file = folder.resolve("statements.json");
    Files.writeString(file, JsonMapper.shared().writeValueAsString(statements));
    return file;
  }

  @Test
  void a_validator_that_others_wrote_finds_nothing_wrong_with_any_golden_statement()
      throws IOException {
    NodeScripts node = NodeScripts.with("xapi-validation@2.1.4");
    List<JsonNode> statements = golden();
    String said =
        node.run(
            """
            const validate = require('xapi-validation').default;
            const all = JSON.parse(require('fs').readFileSync(process.argv[2]));
            for (const one of all) {
              for (const w of validate(one)) console.log(one.id, w.constructor.name, JSON.stringify(w));
            }
            console.log(all.length, 'looked at');
            console.log('a broken one has', validate({...all[0], verb: {}}).length > 0);
            """,
            file(statements).toString());
    assertThat(said.strip()).isEqualTo(statements.size() + " looked at\na broken one has true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.3", "2.0.0"})
  void xapi_js_sends_reads_pages_voids_and_keeps_documents(String version) {
    String said =
        NodeScripts.with("@xapi/xapi@3.0.3")
            .run(
                """
                const XAPI = require('@xapi/xapi').default || require('@xapi/xapi');
                const [, , endpoint, user, secret, version] = process.argv;
                const xapi = new XAPI({endpoint, version, auth: XAPI.toBasicAuth(user, secret)});
                const actor = {objectType: 'Agent', mbox: 'mailto:client@example.com'};
                const made = n => ({actor, verb: {id: 'http://adlnet.gov/expapi/verbs/attempted',
                  display: {en: 'attempted'}},
                  object: {objectType: 'Activity', id: 'https://example.com/activities/' + n}});
                const no = error => (error.response ? error.response.status : String(error));
                (async () => {
                  const about = await xapi.getAbout();
                  console.log('speaks it', about.data.version.includes(version));
                  const [first] = (await xapi.sendStatement({statement: made(1)})).data;
                  const rest = (await xapi.sendStatements({statements: [made(2), made(3)]})).data;
                  const back = (await xapi.getStatement({statementId: first})).data;
                  console.log('reads', back.id === first, back.version, back.actor.mbox);
                  let page = (await xapi.getStatements({agent: actor, limit: 2})).data;
                  const seen = page.statements.map(s => s.id);
                  while (page.more) {
                    page = (await xapi.getMoreStatements({more: page.more})).data;
                    seen.push(...page.statements.map(s => s.id));
                  }
                  console.log('pages', [first, ...rest].every(id => seen.includes(id)), seen.length);
                  await xapi.voidStatement({actor, statementId: rest[0]});
                  console.log('gone', await xapi.getStatement({statementId: rest[0]}).catch(no));
                  const voided = await xapi.getVoidedStatement({voidedStatementId: rest[0]});
                  console.log('voided', voided.data.id === rest[0]);
                  const where = {agent: actor, activityId: 'https://example.com/activities/1',
                    stateId: 'bookmark'};
                  await xapi.createState({...where, state: {page: 1}});
                  await xapi.createState({...where, state: {seen: true}});
                  console.log('state', JSON.stringify((await xapi.getState(where)).data));
                  await xapi.deleteState(where);
                  console.log('deleted', await xapi.getState(where).catch(no));
                  await xapi.createAgentProfile(
                    {agent: actor, profileId: 'p', profile: {a: 1}, etag: '*', matchHeader: 'If-None-Match'});
                  const profile = await xapi.getAgentProfile({agent: actor, profileId: 'p'});
                  console.log('profile', JSON.stringify(profile.data), !!profile.headers.etag);
                  console.log('refused', await xapi.sendStatement({statement: {actor}}).catch(no));
                })().catch(e => { console.error(e.response ? e.response.data : e); process.exit(1); });
                """,
                access(version));
    assertThat(said.lines())
        .containsExactly(
            "speaks it true",
            // Under 1.0.x a statement that names no version counts as one of 1.0.0.
            "reads true " + version.replace("1.0.3", "1.0.0") + " mailto:client@example.com",
            "pages true 3",
            "gone 404",
            "voided true",
            "state {\"page\":1,\"seen\":true}",
            "deleted 404",
            "profile {\"a\":1} true",
            "refused 400");
  }

  @Test
  void tincanjs_sends_reads_and_keeps_its_place() {
    String said =
        NodeScripts.with("tincanjs@0.50.0")
            .run(
                """
                const TinCan = require('tincanjs');
                const [, , endpoint, username, password] = process.argv;
                const lrs = new TinCan.LRS({endpoint, username, password, allowFail: false});
                const later = (name, ...args) => new Promise((resolve, reject) =>
                  lrs[name](...args, {callback: (err, value) => err !== null && err !== 404
                    ? reject(new Error(name + ' ' + err + ' ' + (value && value.responseText)))
                    : resolve(value)}));
                const agent = new TinCan.Agent({mbox: 'mailto:tincan@example.com'});
                const activity = new TinCan.Activity({id: 'https://example.com/activities/tincan'});
                (async () => {
                  const about = await later('about');
                  console.log('version', lrs.version, about.version.includes('1.0.3'));
                  const statement = new TinCan.Statement({actor: agent, target: activity,
                    verb: {id: 'http://adlnet.gov/expapi/verbs/attempted', display: {'en': 'attempted'}}});
                  await later('saveStatement', statement);
                  const back = await later('retrieveStatement', statement.id);
                  console.log('reads', back.id === statement.id, back.actor.mbox);
                  const found = await new Promise((resolve, reject) => lrs.queryStatements({
                    params: {agent, limit: 5},
                    callback: (err, result) => err !== null ? reject(err) : resolve(result)}));
                  console.log('finds', found.statements.map(s => s.id).includes(statement.id));
                  await new Promise((resolve, reject) => lrs.saveState('bookmark', 'page 7',
                    {agent, activity, contentType: 'text/plain',
                     callback: err => err !== null ? reject(err) : resolve()}));
                  const state = await new Promise((resolve, reject) => lrs.retrieveState('bookmark',
                    {agent, activity, callback: (err, value) => err !== null ? reject(err) : resolve(value)}));
                  console.log('state', state.contents, !!state.etag);
                })().catch(e => { console.error(e); process.exit(1); });
                """,
                access());
    assertThat(said.lines())
        .containsExactly(
            "version 1.0.2 true",
            "reads true mailto:tincan@example.com",
            "finds true",
            "state page 7 true");
  }

  @Test
  void the_wrapper_of_the_specifications_editors_sends_reads_and_keeps_documents()
      throws IOException {
    List<JsonNode> statements = golden();
    String said =
        NodeScripts.with("adl-xapiwrapper@0.2.3")
            .run(
                """
                const adl = require('adl-xapiwrapper');
                const [, , url, user, pass, file] = process.argv;
                const lrs = new adl.XAPIWrapper({url, auth: {user, pass}});
                const later = (name, ...args) => new Promise((resolve, reject) =>
                  lrs[name](...args, (err, response, body) => err ? reject(err) : resolve([response, body])));
                const agent = {mbox: 'mailto:adl@example.com'};
                const activity = 'https://example.com/activities/adl';
                const golden = JSON.parse(require('fs').readFileSync(file));
                const own = [...new Map(golden.filter(one => !one.verb.id.endsWith('/voided'))
                  .map(one => [one.id, one])).values()];
                (async () => {
                  const [sent, ids] = await later('sendStatements', own);
                  console.log('sent', sent.statusCode,
                    sent.statusCode === 200 ? JSON.parse(ids).length === own.length : ids);
                  let seen = 0, [, body] = await later('getStatements', {limit: 10}, null);
                  for (let page = JSON.parse(body); ; page = JSON.parse(body)) {
                    seen += page.statements.length;
                    if (!page.more) break;
                    [, body] = await later('getStatements', null, page.more);
                  }
                  console.log('reads all', seen === own.length);
                  const [kept] = await later('sendState', activity, agent, 'place', null, {page: 3}, null, null);
                  const [, state] = await later('getState', activity, agent, 'place', null, null);
                  console.log('state', kept.statusCode, state);
                  const [put] = await later('sendAgentProfile', agent, 'p', {a: 1}, null, '*');
                  const [, profile] = await later('getAgentProfile', agent, 'p', null);
                  console.log('profile', put.statusCode, profile);
                })().catch(e => { console.error(e); process.exit(1); });
                """,
                access(file(statements).toString()));
    assertThat(said.lines())
        .containsExactly(
            "sent 200 true", "reads all true", "state 204 {\"page\":3}", "profile 204 {\"a\":1}");
  }
}
