package org.traininglayer.admin;

import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.traininglayer.sample.SampleHistory;

/** The address {@code /}: what this is, whether it is healthy, where to go next. */
@Controller
class FrontPageController {

  private final HealthEndpoint health;
  private final SampleHistory sample;
  private final boolean demo;

  FrontPageController(HealthEndpoint health, SampleHistory sample, Environment environment) {
    this.health = health;
    this.sample = sample;
    this.demo = environment.acceptsProfiles(Profiles.of("demo"));
  }

  @GetMapping("/")
  String front(Model model) {
    HealthDescriptor descriptor = health.health();
    model.addAttribute("demo", demo);
    model.addAttribute("healthy", Status.UP.equals(descriptor.getStatus()));
    model.addAttribute("sample", sample.status());
    return "admin/front";
  }
}
