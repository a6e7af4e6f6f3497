package org.traininglayer.admin;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The address {@code /}: what this is, whether it is healthy, where to go next. */
@Controller
class FrontPageController {

  private final HealthEndpoint health;
  private final @Nullable SampleHistory sample;
  private final boolean demo;

  FrontPageController(
      HealthEndpoint health, ObjectProvider<SampleHistory> sample, Environment environment) {
    this.health = health;
    this.sample = sample.getIfAvailable();
    this.demo = environment.acceptsProfiles(Profiles.of("demo"));
  }

  @GetMapping("/")
  String front(Model model) {
    HealthDescriptor descriptor = health.health();
    model.addAttribute("demo", demo);
    model.addAttribute("healthy", Status.UP.equals(descriptor.getStatus()));
    model.addAttribute("sample", SampleHistory.statusOf(sample));
    return "admin/front";
  }
}
