package org.traininglayer.player;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.acknowledgements.Acknowledgements;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.learning.AttemptKey;

/** What somebody has acknowledged or declined in a module, to be printed. */
@Controller
class RecordController {

  private final PlayerContexts visits;
  private final Acknowledgements acknowledgements;
  private final Catalog catalog;

  RecordController(PlayerContexts visits, Acknowledgements acknowledgements, Catalog catalog) {
    this.visits = visits;
    this.acknowledgements = acknowledgements;
    this.catalog = catalog;
  }

  @GetMapping("/play/{token}/record")
  ModelAndView records(@PathVariable String token) {
    AttemptKey key = visits.of(token).attempt().key();
    ModuleId module = key.module();
    ModelAndView page = new ModelAndView("player/record");
    page.addObject("title", catalog.find(module).map(Module::title).orElse(module.value()));
    page.addObject(
        "records",
        acknowledgements.of(key.organisation(), key.learner()).stream()
            .filter(one -> one.subject().module().equals(module.value()))
            .toList());
    page.addObject("back", Paths.entry(token));
    return page;
  }
}
