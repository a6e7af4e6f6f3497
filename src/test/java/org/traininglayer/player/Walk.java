package org.traininglayer.player;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.traininglayer.testing.PlainForms;

/** Goes through the module by its forms, from one step to the next. */
record Walk(Pages pages, String token) {

  static final List<String> STEPS =
      List.of(
          "010-brief",
          "015-confidence-before",
          "016-recall",
          "018-worked",
          "020-commit",
          "030-review",
          "040-decide-visit",
          "050-decide-late-sae",
          "060-decide-override",
          "070-review-sparse",
          "072-once-more",
          "075-redesign",
          "077-timed",
          "080-confidence",
          "085-plan",
          "090-attest");

  String path(String step) {
    return "/play/" + token + "/" + step;
  }

  /** Works until this step is the current one. */
  Walk upTo(String step) {
    pages.get("/play/" + token);
    STEPS.stream().takeWhile(s -> !s.equals(step)).forEach(this::through);
    return this;
  }

  /** Works from this step, which is the current one, to the end. */
  void toTheEnd(String step) {
    STEPS.stream().dropWhile(s -> !s.equals(step)).forEach(this::through);
  }

  /** Works through one step in the plainest way; answers where the last form leads. */
  String through(String step) {
    return switch (step) {
      case "010-brief" -> Pages.location(finish(step));
      case "015-confidence-before", "080-confidence" -> Pages.location(rate(step, 6));
      case "020-commit" -> Pages.location(choose(step, "o1"));
      case "030-review" -> {
        submit(step);
        yield Pages.location(finish(step));
      }
      case "070-review-sparse" -> Pages.location(submit(step));
      case "016-recall", "018-worked", "072-once-more", "075-redesign", "077-timed", "085-plan" -> {
        String last = "";
        for (List<String> form : PlainForms.of(step)) {
          last = Pages.location(answer(step, form.toArray(String[]::new)));
        }
        yield last;
      }
      case "090-attest" -> Pages.location(answer(step, "agree", "1"));
      default -> {
        choose(step, "o2");
        answer(step, "reason", "r1");
        yield Pages.location(finish(step));
      }
    };
  }

  /** Sends a form of the first attempt. */
  HttpResponse<String> answer(String step, String... fields) {
    List<String> all = new ArrayList<>(List.of("attempt", "1"));
    all.addAll(List.of(fields));
    return pages.post(path(step), all.toArray(String[]::new));
  }

  /** The same as a script does it. */
  HttpResponse<String> answerAsScript(String step, String... fields) {
    List<String> all = new ArrayList<>(List.of("attempt", "1"));
    all.addAll(List.of(fields));
    return pages.postAsScript(path(step), all.toArray(String[]::new));
  }

  HttpResponse<String> finish(String step) {
    return answer(step, "finish", "1");
  }

  HttpResponse<String> submit(String step) {
    return answer(step, "deed", "escalate", "confidence", "75");
  }

  HttpResponse<String> choose(String step, String option) {
    return answer(step, "option", option, "confidence", "75");
  }

  HttpResponse<String> mark(String claim, String family) {
    return answer("030-review", "claim", claim, "family", family, "proof", "kri-listing-may/101");
  }

  HttpResponse<String> rate(String step, int value) {
    List<String> fields = new ArrayList<>(List.of("save", "1"));
    for (int i = 1; i <= 5; i++) {
      fields.add("i" + i);
      fields.add(String.valueOf(value));
    }
    return answer(step, fields.toArray(String[]::new));
  }
}
