package org.traininglayer.admin;

import java.util.List;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.traininglayer.adoption.Adoption;
import org.traininglayer.adoption.DataQuality;
import org.traininglayer.adoption.DataQuality.Arrived;
import org.traininglayer.lrs.LedgerCopy;

/** Which statements are in the figures, and why others are not. */
@Controller
class DataQualityController {

  private final DataQuality quality;
  private final Adoption adoption;
  private final ObjectProvider<LedgerCopy> copies;

  DataQualityController(DataQuality quality, Adoption adoption, ObjectProvider<LedgerCopy> copies) {
    this.quality = quality;
    this.adoption = adoption;
    this.copies = copies;
  }

  @GetMapping("/admin/data-quality")
  String page(@AuthenticationPrincipal ConsoleUser user, Model model) {
    List<Arrived> all = quality.arrived(user.organisation());
    model.addAttribute("behind", adoption.behind());
    LedgerCopy copy = copies.getIfAvailable();
    model.addAttribute("copy", copy == null ? null : copy.standing());
    model.addAttribute("counted", all.stream().filter(Arrived::counts).toList());
    model.addAttribute("refused", all.stream().filter(Arrived::refused).toList());
    model.addAttribute("unrecognised", number(all, one -> one.reason().equals("unrecognised")));
    model.addAttribute("voids", number(all, one -> one.reason().equals("voids")));
    model.addAttribute(
        "others", number(all, one -> one.kind().isEmpty() && one.reason().isEmpty()));
    return "admin/data-quality";
  }

  private static long number(List<Arrived> all, Predicate<Arrived> which) {
    return all.stream()
        .filter(one -> one.kind().isEmpty())
        .filter(which)
        .mapToLong(Arrived::statements)
        .sum();
  }
}
