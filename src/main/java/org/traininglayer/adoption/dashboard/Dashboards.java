package org.traininglayer.adoption.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.Scope;
import org.traininglayer.adoption.dashboard.PageView.Filter;
import org.traininglayer.adoption.dashboard.PageView.Option;
import org.traininglayer.adoption.metric.AllMetrics;
import org.traininglayer.adoption.metric.MetricSet;
import org.traininglayer.adoption.metric.Metrics;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;

/** From a request for a dashboard to its page: cells, figures, words. */
@Component
class Dashboards {

  /**
   * The one period: two of them, one within the other, would tell by their difference what a few
   * people did.
   */
  static final int WEEKS = 26;

  /** What addresses of earlier versions may name; they lead to the one period. */
  private static final Set<String> PERIODS = Set.of("8", "26");

  private final Metrics metrics;
  private final Catalog catalog;
  private final MessageSource messages;

  Dashboards(Metrics metrics, Catalog catalog, MessageSource messages) {
    this.metrics = metrics;
    this.catalog = catalog;
    this.messages = messages;
  }

  /**
   * What is asked for.
   *
   * @param path of the page, without query
   * @param course the one course it is about; null for all
   * @param courseId the same course, by whose roster its people are counted
   * @param module null for the one that most people have practised
   * @param role as addresses of earlier versions name it; all roles stand beside each other
   * @param weeks the same; all show the one period
   */
  record Request(
      String path,
      OrganisationId organisation,
      @Nullable String course,
      @Nullable CourseId courseId,
      @Nullable String courseTitle,
      @Nullable String module,
      @Nullable String role,
      @Nullable String weeks,
      Locale locale) {}

  /**
   * The page.
   *
   * @throws BadFilterException when a filter names something that is not there
   */
  PageView page(Request request) {
    if (request.course() != null && (request.role() != null || request.weeks() != null)) {
      // The difference of two answers would tell of whoever is in one of them only.
      throw new BadFilterException(request.role() == null ? "weeks" : "role");
    }
    Instant now = Instant.now();
    Texts texts = new Texts(messages, request.locale());
    Optional<Module> found = module(request);
    if (found.isEmpty()) {
      return nothing(texts);
    }
    Module module = found.get();
    period(request);
    MetricSet figures =
        metrics.of(
            Scope.of(
                request.organisation(),
                module.id(),
                request.course(),
                request.courseId(),
                WEEKS,
                now));
    Dictionary dictionary = new Dictionary(texts, titles(module));
    role(request, figures.roles(), dictionary);
    Headline headline = new Headline(figures, texts, dictionary);
    boolean empty = figures.active().none();
    return new PageView(
        request.courseTitle() == null ? module.title() : request.courseTitle(),
        module.title(),
        Started.sentence(figures.participation(), texts, module.title()),
        fresh(texts, metrics.asOf(), now),
        figures.sample().none()
            ? ""
            : texts.say(
                request.course() == null ? "sample.owner" : "sample",
                texts.people(figures.sample())),
        headline.sentence(),
        filters(request, texts, module),
        headline.todos(),
        headline.nothingToDo(),
        empty
            ? List.of()
            : new Panels(figures, texts, dictionary, WEEKS)
                .all(AllMetrics.LIST, href(request.path() + "/csv/{panel}", module)),
        empty,
        !empty && !figures.held().isEmpty());
  }

  /** Titles of steps by id, in order. */
  private static Map<String, String> titles(Module module) {
    Map<String, String> titles = new LinkedHashMap<>();
    module.steps().forEach(step -> titles.put(step.head().id(), step.head().title()));
    return titles;
  }

  private PageView nothing(Texts texts) {
    return new PageView(
        texts.say("title"),
        "",
        "",
        "",
        "",
        texts.say("headline.no-module"),
        List.of(),
        List.of(),
        "",
        List.of(),
        true,
        false);
  }

  private Optional<Module> module(Request request) {
    if (request.module() == null) {
      return usual(request);
    }
    if (!ModuleId.isValid(request.module())) {
      throw new BadFilterException("module");
    }
    Optional<Module> module = catalog.find(new ModuleId(request.module()));
    if (module.isEmpty()) {
      throw new BadFilterException("module");
    }
    return module;
  }

  /** The module that most people have practised, or the first while nobody has. */
  private Optional<Module> usual(Request request) {
    List<String> practised = metrics.practised(request.organisation(), request.course());
    return practised.stream()
        .flatMap(id -> catalog.all().stream().filter(module -> module.id().value().equals(id)))
        .findFirst()
        .or(() -> catalog.all().stream().findFirst());
  }

  private static void period(Request request) {
    if (request.weeks() != null && !PERIODS.contains(request.weeks())) {
      throw new BadFilterException("weeks");
    }
  }

  /** A role that nobody has here is one all the same. */
  private static void role(Request request, Set<String> roles, Dictionary dictionary) {
    String role = request.role();
    if (role != null && !role.isEmpty() && !roles.contains(role) && !dictionary.knows(role)) {
      throw new BadFilterException("role");
    }
  }

  private static String fresh(Texts texts, Instant asOf, Instant now) {
    if (asOf.equals(Instant.EPOCH)) {
      return texts.say("fresh.not-yet");
    }
    Duration age = Duration.between(asOf, now);
    long seconds = Math.max(0, age.toSeconds());
    if (seconds < 2) {
      return texts.say("fresh.now");
    }
    return seconds < 120
        ? texts.say("fresh.seconds", String.valueOf(seconds))
        : texts.say("fresh.minutes", String.valueOf(age.toMinutes()));
  }

  private List<Filter> filters(Request request, Texts texts, Module module) {
    List<Option> byModule =
        catalog.all().stream()
            .map(one ->
                new Option(one.title(), href(request.path(), one), one.id().equals(module.id())))
            .toList();
    return List.of(filter(texts.say("filter.module"), byModule));
  }

  private static Filter filter(String label, List<Option> options) {
    return new Filter(
        label,
        options.stream().filter(Option::current).map(Option::label).findFirst().orElse(""),
        options);
  }

  private static String href(String path, Module module) {
    return path + "?module=" + module.id();
  }

  /** A filter that names something that is not there. */
  static final class BadFilterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadFilterException(String filter) {
      super("there is nothing like this for the filter " + filter);
    }
  }
}
