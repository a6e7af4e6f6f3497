package org.traininglayer.admin;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.admin.Accounts.NotDoneException;
import org.traininglayer.lti.ToolAddress;

/** Who may sign in, as what; inviting, changing and removing people. */
@Controller
class UsersController {

  private final ConsoleUsers users;
  private final RemovedPeople removed;
  private final ConsoleLinks links;
  private final Accounts accounts;
  private final ToolAddress address;
  private final ConsoleProperties properties;

  UsersController(
      ConsoleUsers users,
      RemovedPeople removed,
      ConsoleLinks links,
      Accounts accounts,
      ToolAddress address,
      ConsoleProperties properties) {
    this.users = users;
    this.removed = removed;
    this.links = links;
    this.accounts = accounts;
    this.address = address;
    this.properties = properties;
  }

  @GetMapping("/admin/users")
  String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
    model.addAttribute("users", users.all(user.organisation()));
    model.addAttribute("removed", removed.all(user.organisation()));
    model.addAttribute("links", links.pending(user.organisation()));
    model.addAttribute("roles", ConsoleRole.values());
    model.addAttribute("self", user.id());
    model.addAttribute("provider", properties.oidc().on() ? properties.oidc().name() : null);
    return "admin/users";
  }

  /** The link is in this one answer and nowhere else. */
  @PostMapping("/admin/users/invitations")
  String invite(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String label,
      @RequestParam(defaultValue = "") List<String> role,
      Model model) {
    try {
      String code = accounts.invite(user, label, roles(role));
      model.addAttribute("link", address.at("/admin/join?code=" + code));
      model.addAttribute("linkFor", label.strip());
      model.addAttribute("linkEnds", properties.invitationTtl().toHours());
    } catch (NotDoneException e) {
      model.addAttribute("problem", e.reason());
      String field = e.reason().equals("console.users.role-missing") ? "role" : "label";
      model.addAttribute(
          Kept.NAME,
          new Kept(
              "invite",
              Map.of("label", List.of(label), "role", List.copyOf(role)),
              Map.of(field, e.reason())));
    }
    return list(user, model);
  }

  @PostMapping("/admin/users/invitations/{id}/withdraw")
  String withdraw(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID id,
      RedirectAttributes redirect) {
    accounts.withdraw(user, id);
    return done("console.users.withdrawn", redirect);
  }

  /** As with an invitation, the link is in this one answer. */
  @PostMapping("/admin/users/{id}/reset")
  String reset(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id, Model model) {
    try {
      String code = accounts.reset(user, id);
      model.addAttribute("link", address.at("/admin/join?code=" + code));
      model.addAttribute("linkFor", users.find(id).map(ConsoleUser::getUsername).orElse(""));
      model.addAttribute("linkEnds", properties.resetTtl().toHours());
    } catch (NotDoneException e) {
      model.addAttribute("problem", e.reason());
    }
    return list(user, model);
  }

  @PostMapping("/admin/users/{id}/roles")
  String roles(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") List<String> role,
      RedirectAttributes redirect) {
    return attempt(() -> accounts.setRoles(user, id, roles(role)), "console.users.saved", redirect);
  }

  @PostMapping("/admin/users/{id}/disable")
  String disable(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID id,
      RedirectAttributes redirect) {
    return attempt(() -> accounts.setDisabled(user, id, true), "console.users.disabled", redirect);
  }

  @PostMapping("/admin/users/{id}/enable")
  String enable(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID id,
      RedirectAttributes redirect) {
    return attempt(() -> accounts.setDisabled(user, id, false), "console.users.enabled", redirect);
  }

  @PostMapping("/admin/users/{id}/sign-out")
  String signOut(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID id,
      RedirectAttributes redirect) {
    return attempt(
        () -> accounts.signOutEverywhere(user, id), "console.users.signed-out", redirect);
  }

  @PostMapping("/admin/users/{id}/remove")
  String remove(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID id,
      RedirectAttributes redirect) {
    return attempt(() -> accounts.remove(user, id), "console.users.removed", redirect);
  }

  @PostMapping("/admin/users/removed/{id}/invite")
  String inviteAgain(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID id,
      RedirectAttributes redirect) {
    return attempt(() -> accounts.letBack(user, id), "console.users.invited-again", redirect);
  }

  private static String attempt(Runnable change, String said, RedirectAttributes redirect) {
    try {
      change.run();
    } catch (NotDoneException e) {
      redirect.addFlashAttribute("problem", e.reason());
      return "redirect:/admin/users";
    }
    return done(said, redirect);
  }

  private static String done(String said, RedirectAttributes redirect) {
    redirect.addFlashAttribute("done", said);
    return "redirect:/admin/users";
  }

  private static Set<ConsoleRole> roles(List<String> names) {
    EnumSet<ConsoleRole> roles = EnumSet.noneOf(ConsoleRole.class);
    for (String name : names) {
      try {
        roles.add(ConsoleRole.valueOf(name));
      } catch (IllegalArgumentException e) {
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "no such role", e);
      }
    }
    return roles;
  }
}
