package org.traininglayer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a learner sends on the way through the module, read off the player's own pages once and then
 * sent by everybody.
 */
record Walk(List<Post> posts) {

  private static final int MOST_POSTS = 200;
  private static final String DECISION = "-decide-";
  private static final String DRAWN = "-recall";

  /**
   * One form.
   *
   * @param action where it is sent, below the launch's own address
   */
  record Post(String action, Map<String, String> fields) {

    /** The step's id. */
    String step() {
      return action.split("/", 2)[0];
    }

    /** What the form does. */
    String kind() {
      String[] parts = action.split("/", 2);
      return parts.length == 2 ? parts[1] : fields.getOrDefault("action", "answer");
    }

    /**
     * Sends it on behalf of a learner; what is drawn for each person is read off her page first.
     */
    void send(Browser browser, Learner learner) throws IOException {
      if (step().contains(DRAWN)) {
        String page = browser.get(learner.entry() + "/" + step()).expect(200).body();
        browser.send(Form.ofMainButton(page).orElseThrow()).expect(303);
        return;
      }
      Map<String, String> filled = new HashMap<>(fields);
      learner.own().forEach((name, value) -> filled.computeIfPresent(name, (n, v) -> value));
      browser.post(learner.entry() + "/" + action, filled).expect(303);
    }
  }

  /**
   * Somebody who has come in.
   *
   * @param entry address of the launch
   * @param own hidden fields that hold something else in this learner's forms than in the walk's
   */
  record Learner(String entry, Map<String, String> own) {}

  /**
   * Goes through the module page by page, to its end or as far as a form filled in without thinking
   * leads; the decisions must lie behind.
   */
  static Walk read(Browser browser, String launched) throws IOException {
    List<Post> posts = new ArrayList<>();
    String entry = entry(launched);
    String path = browser.get(entry).expect(303).path();
    while (!path.endsWith("/debrief")) {
      Optional<Form> form = Form.ofMainButton(browser.get(path).expect(200).body());
      if (form.isEmpty() || posts.size() > MOST_POSTS) {
        throw new IllegalStateException("no way on from " + path + " after " + posts);
      }
      posts.add(new Post(form.get().action().substring(entry.length() + 1), form.get().fields()));
      Browser.Page next = browser.send(form.get());
      if (next.status() == 422 && posts.stream().anyMatch(post -> post.step().contains(DECISION))) {
        posts.removeLast();
        break;
      }
      path = next.expect(303).path();
    }
    return new Walk(List.copyOf(posts));
  }

  /** What all addresses of a launch begin with; some builds lead on to a page of it at once. */
  private static String entry(String launched) {
    String[] parts = launched.split("/", 4);
    return "/" + parts[1] + "/" + parts[2];
  }

  /** A learner who has just been launched sees the first page, which starts the attempt. */
  Learner arrive(Browser browser, String launched) throws IOException {
    String entry = entry(launched);
    String page = browser.get(browser.get(entry).expect(303).path()).expect(200).body();
    Map<String, String> first = posts.getFirst().fields();
    Map<String, String> own = new HashMap<>();
    Form.ofMainButton(page)
        .orElseThrow()
        .fields()
        .forEach((name, value) -> {
          if (!value.equals(first.get(name))) {
            own.put(name, value);
          }
        });
    return new Learner(entry, own);
  }

  /** Everything before the first decision. */
  List<Post> before() {
    return posts.stream().takeWhile(post -> !post.step().contains(DECISION)).toList();
  }

  /**
   * The decisions: a choice, a reason, going on. Each is one answer in one transaction, and each
   * makes one or two statements.
   */
  List<Post> decisions() {
    return posts.stream()
        .dropWhile(post -> !post.step().contains(DECISION))
        .takeWhile(post -> post.step().contains(DECISION))
        .toList();
  }

  List<Post> toTheLastDecision() {
    return Stream.concat(before().stream(), decisions().stream()).toList();
  }
}
