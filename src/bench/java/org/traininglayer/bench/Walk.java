package org.traininglayer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a learner sends on the way through the module, read off the player's own pages once and then
 * sent by everybody.
 */
record Walk(List<Post> posts) {

  private static final int MOST_POSTS = 200;

  /**
   * One form.
   *
   * @param step the step's id
   * @param action what the form does, for example {@code choose}
   */
  record Post(String step, String action, Map<String, String> fields) {

    /** Sends it on behalf of a launch. */
    void send(Browser browser, String entry) throws IOException {
      browser.post(entry + "/" + step + "/" + action, fields).expect(303);
    }
  }

  /** Goes through the module page by page. */
  static Walk read(Browser browser, String entry) throws IOException {
    List<Post> posts = new ArrayList<>();
    String path = browser.get(entry).expect(303).path();
    while (!path.endsWith("/debrief")) {
      Optional<Form> form = Form.ofMainButton(browser.get(path).expect(200).body());
      if (form.isEmpty() || posts.size() > MOST_POSTS) {
        throw new IllegalStateException("no way on from " + path + " after " + posts);
      }
      String[] parts = form.get().action().substring(entry.length() + 1).split("/");
      posts.add(new Post(parts[0], parts[1], form.get().fields()));
      path = browser.post(form.get().action(), form.get().fields()).expect(303).path();
    }
    return new Walk(List.copyOf(posts));
  }

  /** Everything before the first decision. */
  List<Post> before() {
    return posts.subList(0, first());
  }

  /**
   * The decisions: a choice, a reason, going on. Each is one answer in one transaction, and each
   * makes one or two statements.
   */
  List<Post> decisions() {
    Set<String> steps = steps();
    return posts.subList(first(), posts.size()).stream()
        .takeWhile(post -> steps.contains(post.step()))
        .toList();
  }

  private int first() {
    Set<String> steps = steps();
    for (int i = 0; i < posts.size(); i++) {
      if (steps.contains(posts.get(i).step())) {
        return i;
      }
    }
    throw new IllegalStateException("the module has no decision with a reason");
  }

  private Set<String> steps() {
    Set<String> steps = new HashSet<>();
    posts.stream().filter(post -> post.action().equals("reason")).forEach(p -> steps.add(p.step()));
    return steps;
  }
}
