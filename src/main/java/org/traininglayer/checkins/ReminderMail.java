package org.traininglayer.checkins;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.traininglayer.delivery.Mail;
import org.traininglayer.delivery.MailAddress;
import org.traininglayer.delivery.MailBody;
import org.traininglayer.delivery.MailBody.Footer;
import org.traininglayer.delivery.MailBody.Paragraph;
import org.traininglayer.delivery.MailBody.Part;
import org.traininglayer.delivery.MailBody.Way;
import org.traininglayer.kernel.ICalendarText;

/** What the reminder of a check-in says. Pure but for the words. */
record ReminderMail(MessageSource messages) {

  private static final Locale LOCALE = Locale.ENGLISH;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", LOCALE).withZone(ZoneOffset.UTC);

  /**
   * The check-in that is due.
   *
   * @param closesAt from this moment, the beginning of a day, it can no longer be answered
   * @param platform where the course is; null when it is not known
   */
  record Due(int weeks, String module, String course, Instant closesAt, @Nullable URI platform) {}

  /** One day for the calendar, with the module it is about. */
  record Day(UUID id, LocalDate on, String module) {}

  Mail of(MailAddress to, Due due, List<Day> days, URI noMore, Instant now) {
    String title = text("checkins.reminder.title", due.weeks(), due.module());
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Paragraph(text("checkins.reminder.text", due.weeks(), due.module(), due.course())));
    parts.add(
        new Paragraph(text("checkins.reminder.until", DAY.format(due.closesAt().minusSeconds(1)))));
    URI platform = due.platform();
    if (platform != null) {
      parts.add(new Way(text("checkins.reminder.go"), platform));
    }
    parts.add(new Paragraph(text("checkins.reminder.calendar")));
    parts.add(new Footer(text("checkins.reminder.why"), noMore, text("checkins.reminder.no-more")));
    return new Mail(
        to,
        "reminder of a check-in",
        title,
        new MailBody("en", title, parts),
        due.closesAt(),
        noMore,
        List.of(
            new Mail.Attachment(
                "check-ins.ics", ICalendarText.TYPE, calendar(due.course(), days, now))));
  }

  private String calendar(String course, List<Day> days, Instant now) {
    return new ReminderCalendar(
            now,
            days.stream()
                .map(day ->
                    new ReminderCalendar.Day(
                        day.id(),
                        day.on(),
                        text("checkins.calendar.title", day.module()),
                        text("checkins.calendar.text", day.module(), course)))
                .toList())
        .file();
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, LOCALE);
  }
}
