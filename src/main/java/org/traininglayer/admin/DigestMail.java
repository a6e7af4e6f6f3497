package org.traininglayer.admin;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.traininglayer.adoption.warnings.AlertView;
import org.traininglayer.adoption.warnings.LookView;
import org.traininglayer.delivery.MailBody;
import org.traininglayer.delivery.MailBody.Footer;
import org.traininglayer.delivery.MailBody.Heading;
import org.traininglayer.delivery.MailBody.Item;
import org.traininglayer.delivery.MailBody.Paragraph;
import org.traininglayer.delivery.MailBody.Part;

/**
 * What the weekly digest says: warnings that are new, with their evidence as the console tells it,
 * then what waits. Nobody is named, and numbers are those that passed the guard of small groups.
 * Pure but for the words.
 *
 * @param at the address of a path of this tool
 */
record DigestMail(MessageSource messages, Function<String, URI> at) {

  private static final Locale LOCALE = Locale.ENGLISH;

  /**
   * Its text.
   *
   * @param fresh warnings that were opened since the last digest, or in the last seven days
   * @param waiting everything that waits
   */
  MailBody body(List<AlertView> fresh, List<Worklist.Item> waiting) {
    List<Part> parts = new ArrayList<>();
    List<Worklist.Item> others =
        waiting.stream()
            .filter(item -> fresh.stream().noneMatch(one -> item.href().endsWith("#" + one.id())))
            .toList();
    if (fresh.isEmpty() && others.isEmpty()) {
      parts.add(new Paragraph(text("mail.digest.nothing")));
    }
    if (!fresh.isEmpty()) {
      parts.add(new Heading(text("mail.digest.new")));
      fresh.forEach(one -> parts.add(warning(one)));
    }
    if (!others.isEmpty()) {
      parts.add(new Heading(text("mail.digest.waits")));
      others.forEach(one -> parts.add(item(one)));
    }
    parts.add(new MailBody.Way(text("mail.digest.go"), at.apply("/admin/worklist")));
    parts.add(
        new Footer(
            text("mail.digest.why"), at.apply("/admin/account"), text("mail.digest.account")));
    return new MailBody("en", title(), parts);
  }

  String title() {
    return text("mail.digest.title");
  }

  private Item warning(AlertView one) {
    LookView look = one.opened();
    return new Item(
        group(one.name())
            + ": "
            + text("warnings.rule." + one.code())
            + ". "
            + messages.getMessage(look.words(), look.arguments().toArray(), LOCALE),
        at.apply("/admin/warnings#" + one.id()),
        text("worklist.item.alert-open.go"));
  }

  private Item item(Worklist.Item one) {
    String group = one.group();
    return new Item(
        (group == null ? "" : group(group) + ": ")
            + (one.rule().isEmpty() ? "" : text("warnings.rule." + one.rule()) + ". ")
            + messages.getMessage("worklist.item." + one.name(), one.arguments().toArray(), LOCALE),
        at.apply(one.href().startsWith("#") ? "/admin/worklist" + one.href() : one.href()),
        text("worklist.item." + one.name() + ".go"));
  }

  private String group(String name) {
    return name.isEmpty() ? text("warnings.everybody") : name;
  }

  private String text(String key) {
    return messages.getMessage(key, null, LOCALE);
  }
}
