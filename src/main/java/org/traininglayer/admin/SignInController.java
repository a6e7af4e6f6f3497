package org.traininglayer.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.traininglayer.admin.Accounts.NotDoneException;
import org.traininglayer.admin.ConsoleLinks.Kind;
import org.traininglayer.admin.ConsoleLinks.Link;

/** The ways into the console that need no sign-in: the form, and links that work once. */
@Controller
class SignInController {

  private static final List<String> PROBLEMS =
      List.of(
          "wrong",
          "rests",
          "busy",
          "no-cookie",
          "not-let-in",
          "name-taken",
          "not-verified",
          "unreachable");
  private static final List<String> NEWS = List.of("out", "made", "changed");

  private final FirstUser firstUser;
  private final ConsoleLinks links;
  private final Accounts accounts;
  private final ConsoleProperties properties;

  SignInController(
      FirstUser firstUser, ConsoleLinks links, Accounts accounts, ConsoleProperties properties) {
    this.firstUser = firstUser;
    this.links = links;
    this.accounts = accounts;
    this.properties = properties;
  }

  @GetMapping("/admin/sign-in")
  String signIn(
      @RequestParam(required = false) @Nullable String next,
      @RequestParam(required = false) @Nullable String local,
      HttpServletRequest request,
      Model model) {
    PROBLEMS.stream()
        .filter(one -> request.getParameter(one) != null)
        .findFirst()
        .ifPresent(one -> model.addAttribute("problem", "console.sign-in." + one));
    NEWS.stream()
        .filter(one -> request.getParameter(one) != null)
        .findFirst()
        .ifPresent(one -> model.addAttribute("news", "console.sign-in." + one));
    model.addAttribute("next", next != null && AfterSignIn.isOurs(next) ? next : null);
    if (properties.oidc().on()) {
      model.addAttribute("provider", properties.oidc().name());
    }
    model.addAttribute("form", properties.localSignIn() || local != null);
    model.addAttribute("breakGlass", !properties.localSignIn());
    return "admin/sign-in";
  }

  @GetMapping("/admin/setup")
  String setup(@RequestParam(defaultValue = "") String code, Model model) {
    model.addAttribute("code", code);
    model.addAttribute("open", firstUser.open(code));
    return "admin/setup";
  }

  @PostMapping("/admin/setup")
  String make(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String password,
      Model model) {
    Optional<String> problem =
        ConsoleUsers.acceptable(username)
            ? PasswordRules.problem(password, username)
            : Optional.of("console.users.name-unfit");
    if (problem.isEmpty() && firstUser.make(code, username, password)) {
      return "redirect:/admin/sign-in?made";
    }
    model.addAttribute("code", code);
    model.addAttribute("open", firstUser.open(code));
    model.addAttribute("username", username);
    model.addAttribute("problem", problem.orElse("console.join.taken"));
    return "admin/setup";
  }

  @GetMapping("/admin/join")
  String join(@RequestParam(defaultValue = "") String code, Model model) {
    Optional<Link> link = links.open(code).filter(one -> one.kind() != Kind.SETUP);
    model.addAttribute("code", code);
    model.addAttribute("open", link.isPresent());
    model.addAttribute("reset", link.filter(one -> one.kind() == Kind.RESET).isPresent());
    // Whose password it is stands there, so that password stores note it under the right name.
    model.addAttribute(
        "username", link.filter(one -> one.kind() == Kind.RESET).map(Link::label).orElse(""));
    return "admin/join";
  }

  @PostMapping("/admin/join")
  String use(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String password,
      Model model) {
    try {
      accounts.join(code, username, password);
      return "redirect:/admin/sign-in?changed";
    } catch (NotDoneException e) {
      join(code, model);
      if (!Boolean.TRUE.equals(model.getAttribute("reset"))) {
        model.addAttribute("username", username);
      }
      model.addAttribute("problem", e.reason());
      return "admin/join";
    }
  }
}
