package org.traininglayer.admin;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way into the console. */
@Controller
class SignInController {

  private static final int SHORTEST_PASSWORD = 12;
  private static final int LONGEST_PASSWORD = 72;

  private final FirstUser firstUser;

  SignInController(FirstUser firstUser) {
    this.firstUser = firstUser;
  }

  @GetMapping("/admin/sign-in")
  String signIn(
      @RequestParam(required = false) @Nullable String wrong,
      @RequestParam(required = false) @Nullable String out,
      @RequestParam(required = false) @Nullable String made,
      Model model) {
    model.addAttribute("wrong", wrong != null);
    model.addAttribute("out", out != null);
    model.addAttribute("made", made != null);
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
    boolean fits =
        ConsoleUsers.acceptable(username)
            && password.length() >= SHORTEST_PASSWORD
            && password.length() <= LONGEST_PASSWORD
            && password.indexOf('\0') < 0;
    if (fits && firstUser.make(code, username, password)) {
      return "redirect:/admin/sign-in?made";
    }
    model.addAttribute("code", code);
    model.addAttribute("open", firstUser.open(code));
    model.addAttribute("username", username);
    model.addAttribute("problem", true);
    return "admin/setup";
  }
}
