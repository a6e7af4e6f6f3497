package org.traininglayer.demo;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What the administrator of the demo LMS does: connects tools by their URL, switches behaviour. */
@Controller
@Profile("demo")
@RequestMapping("/demo/admin")
class DemoAdminController {

  private final DemoAddresses at;
  private final DemoRegistrations registrations;
  private final DemoUpdates updates;
  private final DemoTools tools;
  private final DemoCourses courses;
  private final DemoSettings settings;
  private final DemoCalls calls;

  DemoAdminController(
      DemoAddresses at,
      DemoRegistrations registrations,
      DemoUpdates updates,
      DemoTools tools,
      DemoCourses courses,
      DemoSettings settings,
      DemoCalls calls) {
    this.at = at;
    this.registrations = registrations;
    this.updates = updates;
    this.tools = tools;
    this.courses = courses;
    this.settings = settings;
    this.calls = calls;
  }

  @GetMapping
  String admin(Model model) {
    model.addAttribute("moodle", tools.of(DemoSite.MOODLE));
    model.addAttribute("canvas", tools.of(DemoSite.CANVAS));
    model.addAttribute("waiting", updates.waiting());
    model.addAttribute("courses", courses.all());
    model.addAttribute("storage", settings.storage());
    model.addAttribute("storages", DemoSettings.Storage.values());
    model.addAttribute("throttled", settings.throttled());
    return "demo/admin";
  }

  @GetMapping("/calls")
  String calls(Model model) {
    model.addAttribute("calls", calls.recent());
    return "demo/calls";
  }

  /** Opens the tool's registration URL in a frame, as both shapes do. */
  @PostMapping("/{site}/connect")
  String connect(
      @PathVariable("site") String siteId, @RequestParam("url") String url, Model model) {
    DemoSite site = site(siteId);
    URI address;
    try {
      address = new URI(url.strip());
    } catch (URISyntaxException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || address.getHost() == null) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    String token = registrations.issue(site);
    String joint = address.getRawQuery() == null ? "?" : "&";
    model.addAttribute(
        "address",
        url.strip()
            + joint
            + "openid_configuration="
            + encoded(at.discovery(site, token))
            + "&registration_token="
            + encoded(token));
    model.addAttribute("site", site);
    return "demo/connect";
  }

  @PostMapping("/tools/{tool}/active")
  String activate(@PathVariable("tool") int tool, @RequestParam("active") boolean active) {
    tools.activate(tool, active);
    return "redirect:/demo/admin";
  }

  /** Canvas: what the tool asked to be changed. */
  @PostMapping("/tools/{tool}/update")
  String update(@PathVariable("tool") int tool) {
    tools
        .find(tool)
        .ifPresent(known ->
            updates
                .take(tool)
                .ifPresent(change -> tools.keep(RegisteredTools.changed(known, change))));
    return "redirect:/demo/admin";
  }

  @PostMapping("/tools/{tool}/remove")
  String remove(@PathVariable("tool") int tool) {
    tools.remove(tool);
    return "redirect:/demo/admin";
  }

  @PostMapping("/settings")
  String settings(
      @RequestParam("storage") DemoSettings.Storage storage,
      @RequestParam(name = "throttled", defaultValue = "false") boolean throttled) {
    settings.storage(storage);
    settings.throttled(throttled);
    return "redirect:/demo/admin";
  }

  private static DemoSite site(String id) {
    return DemoSite.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
