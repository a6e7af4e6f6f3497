package org.traininglayer.admin;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.LtiProperties;
import org.traininglayer.lti.SigningKeyRotated;
import org.traininglayer.lti.SigningKeys;
import org.traininglayer.lti.ToolAddress;

/** The keys this tool signs with. */
@Controller
class KeysController {

  private final SigningKeys keys;
  private final LtiProperties properties;
  private final ToolAddress tool;
  private final AuditTrail audit;

  KeysController(SigningKeys keys, LtiProperties properties, ToolAddress tool, AuditTrail audit) {
    this.keys = keys;
    this.properties = properties;
    this.tool = tool;
    this.audit = audit;
  }

  @GetMapping("/admin/keys")
  String list(Model model) {
    model.addAttribute("keys", keys.all());
    model.addAttribute("days", properties.rotateKeysEvery().toDays());
    model.addAttribute("address", tool.keys());
    return "admin/keys";
  }

  @PostMapping("/admin/keys/rotate")
  @Transactional
  public String rotate(@AuthenticationPrincipal ConsoleUser user, RedirectAttributes redirect) {
    String id = keys.rotate();
    audit.changed(user, "key.rotated", id, Map.of(), Map.of("signs", "from tomorrow"));
    redirect.addFlashAttribute("done", "admin.keys.rotated");
    return "redirect:/admin/keys";
  }

  /** Only with the box ticked, because what is on its way is refused. */
  @PostMapping("/admin/keys/replace")
  @Transactional
  public String replace(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "false") boolean sure,
      RedirectAttributes redirect) {
    if (!sure) {
      redirect.addFlashAttribute("problem", "admin.keys.not-sure");
      return "redirect:/admin/keys";
    }
    String id = keys.replaceAtOnce();
    audit.changed(user, "key.replaced", id, Map.of(), Map.of("signs", "at once"));
    redirect.addFlashAttribute("done", "admin.keys.replaced");
    return "redirect:/admin/keys";
  }

  @EventListener
  @Transactional
  public void on(SigningKeyRotated rotated) {
    audit.changed(
        OrganisationId.DEFAULT,
        "(schedule)",
        "key.rotated",
        rotated.id(),
        Map.of(),
        Map.of("signs", "from tomorrow"));
  }
}
