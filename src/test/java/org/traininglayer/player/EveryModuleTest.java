package org.traininglayer.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Way;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.steps.attest.AttestStep;
import org.traininglayer.steps.brief.BriefStep;
import org.traininglayer.steps.checkin.CheckinStep;
import org.traininglayer.steps.commit.CommitStep;
import org.traininglayer.steps.confidence.ConfidenceStep;
import org.traininglayer.steps.decision.DecisionStep;
import org.traininglayer.steps.prompt.PromptStep;
import org.traininglayer.steps.redesign.RedesignStep;
import org.traininglayer.steps.reflect.ReflectStep;
import org.traininglayer.steps.remedy.RemedyStep;
import org.traininglayer.steps.retrieve.RetrieveStep;
import org.traininglayer.steps.review.ReviewStep;
import org.traininglayer.steps.sort.SortStep;
import org.traininglayer.steps.timed.TimedStep;
import org.traininglayer.steps.worked.WorkedStep;
import org.traininglayer.testing.TrainingLayerTest;

/** Each module of the catalogue can be played by its forms, from its first step to the debrief. */
@TrainingLayerTest
@Import(LaunchedPeople.Setup.class)
class EveryModuleTest {

  @Autowired LaunchedPeople people;
  @Autowired Catalog catalog;
  @LocalServerPort int port;

  @Test
  void every_module_can_be_played_to_its_end_and_shows_its_sources_on_the_way() {
    assertThat(catalog.all()).hasSizeGreaterThan(1);
    for (Module module : catalog.all()) {
      String token = people.launch(UUID.randomUUID(), CourseRole.LEARNER, module.id().value());
      String play = "/play/" + token;
      Pages pages = Pages.at(port);
      String next = Pages.location(pages.get(play));
      for (Step first : module.steps()) {
        String path = play + "/" + first.head().id();
        if (!next.startsWith(path) && !Way.common(module).contains(first)) {
          continue;
        }
        assertThat(next).as(module.title()).startsWith(path);
        HttpResponse<String> page = pages.get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.body()).as(path).doesNotContain("{{", "[[", "{#", "??");
        Step step = shown(module, first, page.body());
        for (String source : step.head().artefacts()) {
          assertThat(pages.get(path + "?source=" + source).body())
              .as(path + " " + source)
              .contains("source-" + source);
        }
        next = Pages.location(work(pages, path, step));
        if (step instanceof AttestStep attest && attest.reauthenticates()) {
          assertThat(next).as("a tick only asks").isEqualTo(path);
          play = "/play/" + people.again(token, null);
          next = Pages.location(pages.get(play));
        }
      }
      assertThat(next).isEqualTo(play + "/debrief");
      assertThat(pages.get(next).body()).contains(module.title()).contains("are needed to pass");
    }
  }

  /** The form of a step whose sources a page shows. */
  static Step shown(Module module, Step first, String page) {
    return module.forms(first).stream()
        .filter(form ->
            form.head().artefacts().stream().allMatch(id -> page.contains("source-" + id + "\"")))
        .findFirst()
        .orElse(first);
  }

  /** Does a step in the plainest way; answers its last form. */
  static HttpResponse<String> work(Pages pages, String path, Step step) {
    return switch (step) {
      case BriefStep brief -> send(pages, path, "finish", "1");
      case CommitStep commit ->
          commit.rows() == null
              ? choose(pages, path, commit.confidence())
              : send(pages, path, "row", commit.correct().getFirst(), "confidence", "75");
      case ReviewStep review -> {
        send(pages, path, "deed", "fix", "confidence", "75");
        yield send(pages, path, "finish", "1");
      }
      case DecisionStep decision -> {
        choose(pages, path, decision.confidence());
        if (decision.reason() != null) {
          send(pages, path, "reason", "r1");
        }
        yield send(pages, path, "finish", "1");
      }
      case SortStep sort -> {
        List<String> fields = new ArrayList<>(List.of("submit", "1"));
        for (int item = 1; item <= sort.items().size(); item++) {
          fields.addAll(List.of("i" + item, "permitted"));
        }
        send(pages, path, fields.toArray(String[]::new));
        yield send(pages, path, "finish", "1");
      }
      case RedesignStep redesign -> {
        List<String> fields = new ArrayList<>(List.of("arranged", "1", "submit", "1"));
        for (int card = 1; card <= redesign.cards().size(); card++) {
          fields.addAll(List.of("c" + card + "-owner", redesign.owners().getFirst()));
        }
        send(pages, path, fields.toArray(String[]::new));
        yield send(pages, path, "finish", "1");
      }
      case WorkedStep worked -> {
        List<String> fields = new ArrayList<>(List.of("compare", "1"));
        for (int note = 1; note <= worked.notes().size(); note++) {
          fields.addAll(List.of("n" + note, "My note"));
        }
        send(pages, path, fields.toArray(String[]::new));
        yield send(pages, path, "finish", "1");
      }
      case ConfidenceStep confidence -> {
        List<String> fields = new ArrayList<>(List.of("save", "1"));
        for (int item = 1; item <= confidence.items().size(); item++) {
          fields.add("i" + item);
          fields.add("6");
        }
        yield send(pages, path, fields.toArray(String[]::new));
      }
      case RemedyStep remedy -> {
        while (pages.get(path).body().contains("name=\"item\"")) {
          nested(pages, path);
        }
        yield send(pages, path, "finish", "1");
      }
      case RetrieveStep retrieve -> {
        nested(pages, path);
        yield send(pages, path, "finish", "1");
      }
      case TimedStep timed -> {
        for (String order : List.of("1", "2")) {
          send(pages, path, "begin", order);
          nested(pages, path);
        }
        send(pages, path, "felt", "1", "felt-without", "3", "felt-with", "");
        yield send(pages, path, "finish", "1");
      }
      case AttestStep attest -> send(pages, path, "agree", "1");
      case PromptStep prompt -> {
        if (prompt.mode() == PromptStep.Mode.FREE) {
          send(pages, path, "text", "Compare the dates in the table below.");
          yield send(pages, path, "text", "Compare the dates in the table below.", "done", "1");
        }
        send(pages, path, "b1", "1", "send", "1");
        yield send(pages, path, "finish", "1");
      }
      case CheckinStep checkin -> {
        List<String> fields = new ArrayList<>(List.of("save", "1"));
        for (int i = 0; i < checkin.items().size(); i++) {
          String place = "i" + (i + 1);
          fields.addAll(
              switch (checkin.items().get(i).kind()) {
                case FREQUENCY -> List.of(place, "more");
                case COUNT, CONFIDENCE -> List.of(place, "3");
                case YES_NO -> List.of(place, "yes");
                case CHOICE -> List.of(place, checkin.items().get(i).stages().getFirst().id());
                case BARRIER, STAGE_LIST -> List.of(place + "-none", "1");
                case NOTE -> List.of(place, "");
              });
        }
        yield send(pages, path, fields.toArray(String[]::new));
      }
      case ReflectStep reflect -> {
        HttpResponse<String> saved =
            send(
                pages,
                path,
                reflect.plan() ? "cue" : "text",
                "a summary comes. ".repeat(120),
                reflect.plan() ? "action" : "nothing",
                "I open its source. ".repeat(120));
        yield reflect.compare() == null ? saved : send(pages, path, "compared", "1", "p1", "1");
      }
      default -> throw new AssertionError("say here how a " + step.type() + " is worked");
    };
  }

  /** Answers what stands within a step, by the forms that are there. */
  private static void nested(Pages pages, String path) {
    String page = pages.get(path).body();
    List<String> fields = new ArrayList<>();
    fields.addAll(
        List.of("item", page.replaceAll("(?s).*name=\"item\" value=\"([a-z][0-9]+)\".*", "$1")));
    if (page.contains("name=\"option\"")) {
      fields.addAll(List.of("option", "o1"));
    }
    if (page.contains("name=\"deed\"")) {
      fields.addAll(List.of("deed", "fix"));
    }
    if (page.contains("name=\"confidence\"")) {
      fields.addAll(List.of("confidence", "75"));
    }
    send(pages, path, fields.toArray(String[]::new));
    if (pages.get(path).body().contains("name=\"reason\"")) {
      send(pages, path, "item", fields.get(1), "reason", "r1");
    }
  }

  private static HttpResponse<String> choose(Pages pages, String path, boolean sureness) {
    return sureness
        ? send(pages, path, "option", "o1", "confidence", "75")
        : send(pages, path, "option", "o1");
  }

  private static HttpResponse<String> send(Pages pages, String path, String... fields) {
    List<String> all = new ArrayList<>(List.of("attempt", "1"));
    all.addAll(List.of(fields));
    return pages.post(path, all.toArray(String[]::new));
  }
}
