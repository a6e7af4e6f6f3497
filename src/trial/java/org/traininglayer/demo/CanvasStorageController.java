package org.traininglayer.demo;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The frame that hands tools' messages on to the page around them, as Canvas has it. */
@Controller
@Profile("demo")
class CanvasStorageController {

  private final DemoSettings settings;

  CanvasStorageController(DemoSettings settings) {
    this.settings = settings;
  }

  @GetMapping("/demo/canvas/post_message_forwarding")
  String frame(Model model) {
    model.addAttribute("storage", settings.storage().name());
    return "demo/forwarding";
  }
}
