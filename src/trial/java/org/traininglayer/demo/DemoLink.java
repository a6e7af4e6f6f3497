package org.traininglayer.demo;

import java.util.Map;

/**
 * A link to a tool in a course.
 *
 * @param linkId what tools see as {@code resource_link.id}
 * @param url where the link leads
 */
record DemoLink(
    int id,
    int course,
    int tool,
    String linkId,
    String title,
    String text,
    String url,
    Map<String, String> custom) {

  DemoLink {
    custom = Map.copyOf(custom);
  }
}
