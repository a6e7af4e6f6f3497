package org.traininglayer.player;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Goes through the module by its forms, from one step to the next. */
record Walk(Pages pages, String token) {

  static final List<String> STEPS =
      List.of(
          "010-brief",
          "015-confidence-before",
          "020-commit",
          "030-review",
          "040-decide-visit",
          "050-decide-late-sae",
          "060-decide-override",
          "070-review-sparse",
          "080-confidence",
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

  /** Works through one step in the plainest way; answers where the last form leads. */
  String through(String step) {
    return switch (step) {
      case "010-brief" -> Pages.location(finish(step));
      case "015-confidence-before", "080-confidence" -> Pages.location(rate(step, 6));
      case "020-commit" -> Pages.location(choose(step, "o1"));
      case "030-review", "070-review-sparse" -> {
        submit(step);
        yield Pages.location(finish(step));
      }
      case "090-attest" ->
          Pages.location(pages.post(path(step) + "/acknowledge", "v", "2.0.0", "agree", "1"));
      default -> {
        choose(step, "o2");
        pages.post(path(step) + "/reason", "v", "2.0.0", "reason", "r1");
        yield Pages.location(finish(step));
      }
    };
  }

  HttpResponse<String> finish(String step) {
    return pages.post(path(step) + "/finish", "v", "2.0.0", "n", "1");
  }

  HttpResponse<String> submit(String step) {
    return pages.post(path(step) + "/submit", "v", "2.0.0", "n", "1");
  }

  HttpResponse<String> choose(String step, String option) {
    return pages.post(path(step) + "/choose", "v", "2.0.0", "option", option, "confidence", "75");
  }

  HttpResponse<String> mark(String claim, String family) {
    return pages.post(path("030-review") + "/mark", "v", "2.0.0", "claim", claim, "family", family);
  }

  HttpResponse<String> rate(String step, int value) {
    List<String> fields = new ArrayList<>(List.of("v", "2.0.0", "finish", "1"));
    for (int i = 1; i <= 5; i++) {
      fields.add("i" + i);
      fields.add(String.valueOf(value));
    }
    return pages.post(path(step) + "/rate", fields.toArray(String[]::new));
  }
}
