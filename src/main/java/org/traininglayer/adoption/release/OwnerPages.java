package org.traininglayer.adoption.release;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.dashboard.Texts;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.disclosure.Figure.Bound;
import org.traininglayer.adoption.disclosure.Status;
import org.traininglayer.adoption.release.OwnerPage.Cell;
import org.traininglayer.adoption.release.OwnerPage.Comparison;
import org.traininglayer.adoption.release.OwnerPage.Filter;
import org.traininglayer.adoption.release.OwnerPage.Line;
import org.traininglayer.adoption.release.OwnerPage.Links;
import org.traininglayer.adoption.release.OwnerPage.Option;
import org.traininglayer.adoption.release.OwnerPage.Panel;
import org.traininglayer.adoption.release.OwnerPage.Pattern;
import org.traininglayer.adoption.release.OwnerPage.Row;
import org.traininglayer.adoption.release.OwnerPage.Strip;
import org.traininglayer.adoption.release.Release.Said;
import org.traininglayer.adoption.release.Release.State;
import org.traininglayer.adoption.statistics.signals.Answer;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.Codes;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;

/** The owner's page, its table and its JSON, all of one release. */
@Component
public class OwnerPages {

  static final List<String> SIGNALS = List.of("P1", "P2", "P3", "P4", "P5");

  private static final List<String> PANELS = List.of("M1", "M2", "M3", "M4", "M5", "use");
  private static final List<OwnerFigure> COLUMNS =
      List.of(
          OwnerFigure.HITS,
          OwnerFigure.TIME,
          OwnerFigure.QUALITY,
          OwnerFigure.HABIT,
          OwnerFigure.COMPLETED);
  private static final double WIDTH = 300;
  private static final double EDGE = 8;
  private static final ModuleId RULES = new ModuleId("data-into-prompts");

  private final Releases releases;
  private final Catalog catalog;
  private final MessageSource messages;

  OwnerPages(Releases releases, Catalog catalog, MessageSource messages) {
    this.releases = releases;
    this.catalog = catalog;
    this.messages = messages;
  }

  /**
   * What is asked for.
   *
   * @param path of the page, without query
   * @param cohort key of a group; null for the whole organisation
   * @param weeks null for the longest period
   */
  public record Request(
      String path,
      OrganisationId organisation,
      @Nullable String cohort,
      @Nullable String weeks,
      Locale locale) {}

  /** The page; nothing where a filter names what is not there. */
  public Optional<OwnerPage> page(Request request) {
    return release(request)
        .flatMap(release ->
            cohort(request).flatMap(release::of).map(group -> page(request, release, group)));
  }

  /** All groups as CSV; nothing where a filter names what is not there. */
  public Optional<String> csv(Request request) {
    return release(request).map(OwnerExport::csv);
  }

  /** All groups as JSON; nothing where a filter names what is not there. */
  public Optional<String> json(Request request) {
    return release(request)
        .map(release ->
            OwnerExport.json(release, new Texts(messages, request.locale()).say("purpose")));
  }

  /** A file of a picture. */
  public record Download(String name, String text) {}

  /**
   * A picture of all groups as a file; nothing where a filter or the id names what is not there.
   */
  public Optional<Download> picture(Request request, String id) {
    return pictures(request).flatMap(pictures -> pictures.svg(id));
  }

  /** The figures of a picture as CSV; nothing where a filter or the id names what is not there. */
  public Optional<Download> pictured(Request request, String id) {
    return pictures(request).flatMap(pictures -> pictures.csv(id));
  }

  private Optional<OwnerPictures> pictures(Request request) {
    return release(request)
        .flatMap(release ->
            cohort(request)
                .flatMap(release::of)
                .map(group -> pictures(request, release, group.cohort())));
  }

  private OwnerPictures pictures(Request request, Release release, Cohort cohort) {
    return new OwnerPictures(
        new Texts(messages, request.locale()),
        release,
        cohort,
        releases.past(request.organisation(), release.weeks(), cohort));
  }

  private static Optional<Cohort> cohort(Request request) {
    return Cohort.of(request.cohort() == null ? Cohort.ORGANISATION.key() : request.cohort());
  }

  private Optional<Release> release(Request request) {
    return weeks(request).map(weeks -> releases.of(request.organisation(), weeks));
  }

  private static Optional<Integer> weeks(Request request) {
    return request.weeks() == null
        ? Optional.of(Releases.PERIODS.getLast())
        : Releases.PERIODS.stream()
            .filter(weeks -> weeks.toString().equals(request.weeks()))
            .findFirst();
  }

  private OwnerPage page(Request request, Release release, Release.Group group) {
    Texts texts = new Texts(messages, request.locale());
    OwnerPictures pictures = pictures(request, release, group.cohort());
    boolean empty =
        OwnerFigure.ALL.stream()
            .filter(figure -> figure != OwnerFigure.COVERAGE)
            .allMatch(figure -> group.figure(figure).status() == Status.NOT_MEASURED);
    return new OwnerPage(
        name(texts, group.cohort()),
        people(texts, group),
        texts.say("owner.period", release.from(), last(release.to())),
        empty ? texts.say("owner.headline.empty") : new OwnerWords(texts, group).headline(),
        filters(request, texts, release, group),
        SIGNALS.stream().map(id -> pattern(texts, group, id)).toList(),
        OwnerReasons.of(texts, group),
        PANELS.stream().map(id -> panel(request, texts, release, group, id)).toList(),
        pictures.onPage(request.path()),
        pictures.trends(request.path()),
        groups(request, texts, release, group),
        group.content().missing().stream().map(one -> missing(texts, one)).toList(),
        new Links(
            href(request.path() + ".csv", null, release.weeks()),
            href(request.path() + ".json", null, release.weeks())),
        empty,
        release.groups().stream()
            .anyMatch(one ->
                one.content().figures().values().stream()
                    .anyMatch(figure -> figure.status() == Status.SUPPRESSED)),
        release.groups().stream().anyMatch(one -> !one.content().held().isEmpty()));
  }

  private static LocalDate last(LocalDate to) {
    return to.minusDays(1);
  }

  static String people(Texts texts, Release.Group group) {
    int people = group.content().people();
    return people < 0 ? texts.say("people.few") : texts.people(people);
  }

  static String name(Texts texts, Cohort cohort) {
    return switch (cohort.kind()) {
      case ORGANISATION -> texts.say("owner.everybody");
      case ROLE -> texts.orElse("role." + cohort.name(), Codes.words(cohort.name()));
      case COHORT, STUDY -> cohort.name();
    };
  }

  private List<Filter> filters(Request request, Texts texts, Release release, Release.Group group) {
    List<Option> groups =
        release.groups().stream()
            .map(one ->
                new Option(
                    one.cohort().kind() == Cohort.Kind.ORGANISATION
                        ? name(texts, one.cohort())
                        : texts.say("owner.kind." + one.cohort().kind())
                            + ": "
                            + name(texts, one.cohort()),
                    href(request.path(), one.cohort(), release.weeks()),
                    one.cohort().equals(group.cohort())))
            .toList();
    List<Option> periods =
        Releases.PERIODS.stream()
            .map(one ->
                new Option(
                    texts.say("period", one.toString()),
                    href(request.path(), group.cohort(), one),
                    one == release.weeks()))
            .toList();
    return List.of(
        filter(texts.say("owner.filter.group"), groups),
        filter(texts.say("filter.period"), periods));
  }

  private static Filter filter(String label, List<Option> options) {
    return new Filter(
        label,
        options.stream().filter(Option::current).map(Option::label).findFirst().orElse(""),
        options);
  }

  private static String href(String path, @Nullable Cohort cohort, int weeks) {
    return path
        + "?weeks="
        + weeks
        + (cohort == null
            ? ""
            : "&cohort=" + URLEncoder.encode(cohort.key(), StandardCharsets.UTF_8));
  }

  private Pattern pattern(Texts texts, Release.Group group, String id) {
    Said said = group.signal(id);
    boolean unclear = "UNCLEAR_RULES".equals(said.detail());
    String tone =
        switch (said.state()) {
          case CLEAR -> "flag";
          case WATCH -> "info";
          case QUIET -> unclear ? "flag" : "good";
          case NO_DATA, HIDDEN -> unclear ? "flag" : "";
        };
    String detail = said.detail();
    String step = detail == null || unclear ? "" : detail;
    boolean byTime =
        id.equals("P4")
            && step.isEmpty()
            && said.state() != State.NO_DATA
            && said.state() != State.HIDDEN;
    OwnerFigure leading =
        OwnerFigure.ALL.stream()
            .filter(figure -> byTime ? figure == OwnerFigure.TIME : figure.panel().equals(id))
            .findFirst()
            .orElseThrow();
    Figure figure = group.figure(leading);
    String reason =
        byTime
            ? texts.say("owner." + id + "." + said.state() + ".time")
            : Release.Said.GATES.equals(detail)
                ? texts.say("owner." + id + "." + said.state() + ".gates")
                : texts.say(
                    "owner." + id + (unclear ? ".UNCLEAR_RULES" : "." + said.state()),
                    StageBars.title(texts, step));
    boolean acts =
        said.state() == State.CLEAR
            || said.state() == State.WATCH
            || unclear
            || (said.state() == State.NO_DATA && !id.equals("P5"));
    Answer answer =
        said.state() == State.NO_DATA && !unclear ? Answer.COMPLETE_MEASUREMENT : said.answer();
    return new Pattern(
        id,
        tone,
        texts.say("owner.state." + said.state()),
        texts.say("owner.pattern.title." + id),
        reason,
        figure.shown()
            ? texts.say(
                "owner.evidence",
                texts.say("owner.figure." + leading.id()),
                texts.evidence(figure, leading.format()))
            : "",
        acts && answer != null ? action(texts, answer) : "",
        answer == null ? "" : answered(answer));
  }

  private String action(Texts texts, Answer answer) {
    Optional<Module> rules = catalog.find(RULES);
    return (answer == Answer.PERMITTED_USE_RULING || answer == Answer.CLEARER_RULES)
            && rules.isPresent()
        ? texts.say("owner.answer.assign", rules.get().title())
        : texts.say("owner.answer." + answer);
  }

  private String answered(Answer answer) {
    return switch (answer) {
      case COMPLETE_MEASUREMENT -> "/admin/measuring";
      case PERMITTED_USE_RULING, CLEARER_RULES ->
          catalog.find(RULES).isPresent() ? "/dashboard?module=" + RULES : "/dashboard";
      case PEER_PRACTICE, RETURN_PRACTICE -> "/admin/check-ins";
      case WORKFLOW_REDESIGN, RESTORE_CHECK -> "/dashboard#steps";
      case BRIDGE_MODULE, ERROR_BURST, REVIEW_PRACTICE, CALIBRATION_PRACTICE, TIMED_PRACTICE ->
          "/dashboard";
    };
  }

  private Panel panel(
      Request request, Texts texts, Release release, Release.Group group, String id) {
    List<OwnerFigure> figures =
        OwnerFigure.ALL.stream().filter(figure -> figure.panel().equals(id)).toList();
    OwnerFigure leading = id.equals("use") ? OwnerFigure.HABIT : figures.getFirst();
    Figure figure = group.figure(leading);
    return new Panel(
        id,
        texts.say("owner.panel." + id),
        figure.shown()
            ? texts.say("owner.figure." + leading.id())
                + ": "
                + texts.evidence(figure, leading.format())
            : texts.say("owner.none." + figure.status(), texts.say("owner.need." + id))
                + elsewhere(request, texts, release, group, leading),
        texts.say("owner.meaning." + id),
        strip(texts, leading, figure),
        figures.stream().map(one -> row(texts, group, one)).toList());
  }

  /** Of a hidden figure, over which periods it is told; nothing where it is over none. */
  private String elsewhere(
      Request request, Texts texts, Release release, Release.Group group, OwnerFigure which) {
    if (group.figure(which).status() != Status.SUPPRESSED) {
      return "";
    }
    List<Integer> weeks =
        releases.elsewhere(request.organisation(), group.cohort(), which, release.weeks());
    return weeks.isEmpty()
        ? " " + texts.say("owner.elsewhere.none")
        : " " + texts.say("owner.elsewhere", weeks.getFirst().toString());
  }

  static Row row(Texts texts, Release.Group group, OwnerFigure which) {
    Figure figure = group.figure(which);
    Integer people = figure.nPeople();
    Long units = figure.nUnits();
    boolean held = group.content().held().contains(which.id());
    return new Row(
        texts.say("owner.figure." + which.id()),
        figure.shown() ? texts.estimate(figure, which.format()) : texts.say("owner.no-number"),
        texts.interval(figure, which.format()),
        people == null || units == null
            ? ""
            : texts.say("owner.size", texts.people(people), String.valueOf(units)),
        (figure.status() == Status.OK
                ? texts.say("owner.status.ok")
                : texts.status(figure.status()))
            + (held ? "; " + texts.say("owner.held") : ""),
        figure.definitionVersion());
  }

  /** Where a figure is only told as a bound, no place on the range is likelier than another. */
  static @Nullable Strip strip(Texts texts, OwnerFigure which, Figure figure) {
    Double estimate = figure.estimate();
    Double lower = figure.lower();
    Double upper = figure.upper();
    if (estimate == null || lower == null || upper == null) {
      return null;
    }
    Double reference = which.reference();
    return new Strip(
        place(which, lower),
        place(which, upper),
        figure.bound() == Bound.NONE ? Double.valueOf(place(which, estimate)) : null,
        figure.status() != Status.OK,
        reference == null ? null : Double.valueOf(place(which, reference)),
        end(texts, which, which.least()),
        end(texts, which, which.most()),
        reference == null ? "" : texts.say("owner.against", end(texts, which, reference)),
        texts.say("owner.figure." + which.id()) + ": " + texts.evidence(figure, which.format()));
  }

  private static String end(Texts texts, OwnerFigure which, double value) {
    return texts.plain(value, which.format());
  }

  private static double place(OwnerFigure which, double value) {
    double share = (value - which.least()) / (which.most() - which.least());
    return Math.round((EDGE + Math.clamp(share, 0, 1) * (WIDTH - 2 * EDGE)) * 10) / 10.0;
  }

  private static Comparison groups(
      Request request, Texts texts, Release release, Release.Group current) {
    List<String> columns =
        COLUMNS.stream().map(figure -> texts.say("owner.column." + figure.id())).toList();
    List<Line> lines = new ArrayList<>();
    for (Release.Group group : release.groups()) {
      List<Cell> cells = new ArrayList<>();
      for (OwnerFigure figure : COLUMNS) {
        Figure of = group.figure(figure);
        cells.add(
            new Cell(
                texts.say("owner.column." + figure.id()),
                texts.estimate(of, figure.format()),
                texts.interval(of, figure.format()),
                of.status() != Status.OK));
      }
      List<String> signs = new ArrayList<>();
      for (String id : SIGNALS) {
        State state = group.signal(id).state();
        if (state == State.CLEAR || state == State.WATCH) {
          signs.add(id + (state == State.WATCH ? " " + texts.say("owner.state.WATCH.short") : ""));
        }
      }
      cells.add(
          new Cell(
              texts.say("owner.column.patterns"),
              signs.isEmpty() ? texts.say("owner.no-pattern") : String.join(", ", signs),
              "",
              signs.isEmpty()));
      lines.add(
          new Line(
              name(texts, group.cohort()),
              texts.say("owner.kind." + group.cohort().kind()),
              href(request.path(), group.cohort(), release.weeks()),
              group.cohort().equals(current.cohort()),
              people(texts, group),
              cells));
    }
    List<String> all = new ArrayList<>(columns);
    all.add(texts.say("owner.column.patterns"));
    return new Comparison(all, lines);
  }

  private static String missing(Texts texts, String what) {
    int at = what.indexOf(':');
    return texts.say(
        "owner.missing." + what.substring(at + 1),
        texts.say("owner.panel." + what.substring(0, at)));
  }
}
