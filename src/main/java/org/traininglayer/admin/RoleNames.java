package org.traininglayer.admin;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.Codes;

/** What roles at work are called on the console's pages, as on dashboards and in the picker. */
@Component("roleNames")
class RoleNames {

  private final MessageSource messages;

  RoleNames(MessageSource messages) {
    this.messages = messages;
  }

  /** The name of a role; its code as words where nobody has named it. */
  public String of(String role) {
    String words = Codes.words(role);
    String name =
        messages.getMessage("adoption.role." + role, null, words, LocaleContextHolder.getLocale());
    return name == null ? words : name;
  }
}
