package org.traininglayer.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.delivery.MailAddress;
import org.traininglayer.http.ClientAddress;

/** One's own account: password, and where one is signed in. */
@Controller
class AccountController {

  private final ConsoleUsers users;
  private final ConsoleSessions sessions;
  private final Accounts accounts;
  private final PasswordSignIn signIn;
  private final ConsoleProperties properties;

  AccountController(
      ConsoleUsers users,
      ConsoleSessions sessions,
      Accounts accounts,
      PasswordSignIn signIn,
      ConsoleProperties properties) {
    this.users = users;
    this.sessions = sessions;
    this.accounts = accounts;
    this.signIn = signIn;
    this.properties = properties;
  }

  @GetMapping("/admin/account")
  String account(
      @AuthenticationPrincipal ConsoleUser user, HttpServletRequest request, Model model) {
    model.addAttribute("user", user);
    model.addAttribute("sessions", sessions.of(user, request.getSession(false)));
    model.addAttribute("email", users.email(user.id()).map(MailAddress::value).orElse(""));
    model.addAttribute("idleMinutes", properties.idleEnd().toMinutes());
    model.addAttribute("hours", properties.absoluteEnd().toHours());
    return "admin/account";
  }

  /** This session goes on, under a new name; all others end. */
  @PostMapping("/admin/account/password")
  String password(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    Optional<String> problem = problem(user, current, password, request);
    if (problem.isPresent()) {
      redirect.addFlashAttribute("problem", problem.get());
      return "redirect:/admin/account";
    }
    accounts.setPassword(user, password);
    request.changeSessionId();
    users
        .find(user.id())
        .ifPresent(changed ->
            new SessionTag(users, properties)
                .saveContext(
                    new SecurityContextImpl(SessionTag.authentication(changed)),
                    request,
                    response));
    redirect.addFlashAttribute("done", "console.account.password-changed");
    return "redirect:/admin/account";
  }

  /** Where digest and test mails go; empty for nowhere. That it changed is kept, not to what. */
  @PostMapping("/admin/account/email")
  String email(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String email,
      RedirectAttributes redirect) {
    if (!accounts.setEmail(user, email)) {
      redirect.addFlashAttribute("problem", "mail.account.problem");
      return "redirect:/admin/account";
    }
    redirect.addFlashAttribute("done", "mail.account.saved");
    return "redirect:/admin/account";
  }

  @PostMapping("/admin/account/sessions/end")
  String end(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String session,
      RedirectAttributes redirect) {
    sessions.end(user, session);
    redirect.addFlashAttribute("done", "console.account.session-ended");
    return "redirect:/admin/account";
  }

  @PostMapping("/admin/account/sign-out-everywhere")
  String everywhere(@AuthenticationPrincipal ConsoleUser user, HttpServletRequest request) {
    accounts.signOutEverywhere(user, user.id());
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    return "redirect:/admin/sign-in?out";
  }

  private Optional<String> problem(
      ConsoleUser user, String current, String password, HttpServletRequest request) {
    if (user.external()) {
      return Optional.of("console.users.external");
    }
    try {
      signIn.check(user.getUsername(), current, ClientAddress.network(request));
    } catch (LockedException | PasswordSignIn.NetworkRestsException e) {
      return Optional.of("console.sign-in.rests");
    } catch (AuthenticationException e) {
      return Optional.of("console.account.wrong-password");
    }
    return PasswordRules.problem(password, user.getUsername());
  }
}
