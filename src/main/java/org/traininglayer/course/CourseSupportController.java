package org.traininglayer.course;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.kernel.ICalendarText;
import org.traininglayer.player.ParticipantRole;
import org.traininglayer.player.SubmissionReviewRequest;
import org.traininglayer.support.Contact;
import org.traininglayer.support.OfficeCalendar;
import org.traininglayer.support.OfficeHours;
import org.traininglayer.support.Support;

/** Whom the people of a course can ask, and when: entered by those who teach it. */
@Controller
@RequestMapping("/course/{token}")
class CourseSupportController {

  private static final String USUAL_ZONE = "Europe/Zurich";

  private final CourseContexts visits;
  private final Support support;
  private final MessageSource messages;

  CourseSupportController(CourseContexts visits, Support support, MessageSource messages) {
    this.visits = visits;
    this.support = support;
    this.messages = messages;
  }

  /** What was entered. */
  record Form(
      @Nullable String name,
      @Nullable String reach,
      @Nullable String note,
      @Nullable String day,
      @Nullable String from,
      @Nullable String to,
      @Nullable String zone) {

    private static final Form EMPTY = new Form("", "", "", "", "", "", "");

    /** A field as it was entered, without space around it. */
    private static String of(@Nullable String value) {
      return value == null ? "" : value.strip();
    }

    private boolean withHours() {
      return !of(day).isEmpty() || !of(from).isEmpty() || !of(to).isEmpty();
    }

    /** Null where a part is missing, or the end is not after the beginning. */
    private @Nullable OfficeHours hours() {
      try {
        DayOfWeek on = DayOfWeek.of(Integer.parseInt(of(day)));
        ZoneId zoneId = ZoneId.of(of(zone));
        return zoneId.getId().length() > 64
            ? null
            : new OfficeHours(on, LocalTime.parse(of(from)), LocalTime.parse(of(to)), zoneId);
      } catch (DateTimeException | IllegalArgumentException e) {
        return null;
      }
    }
  }

  @GetMapping("/support")
  ModelAndView page(
      @PathVariable String token, @RequestParam(required = false) @Nullable String saved) {
    ModelAndView page = page(visits.shaping(token), Form.EMPTY, null);
    page.addObject("saved", saved != null);
    return page;
  }

  @PostMapping("/support")
  ModelAndView add(@PathVariable String token, @ModelAttribute Form form) {
    CourseContext visit = visits.shaping(token);
    String name = Form.of(form.name());
    String reach = Form.of(form.reach());
    String note = Form.of(form.note());
    OfficeHours hours = form.withHours() ? form.hours() : null;
    String problem =
        !Contact.fits(name, Contact.LONGEST_NAME) || !Contact.fits(reach, Contact.LONGEST)
            ? "support.problem.who"
            : !note.isEmpty() && !Contact.fits(note, Contact.LONGEST)
                ? "support.problem.note"
                : form.withHours() && hours == null ? "support.problem.hours" : null;
    if (problem == null
        && !support.add(
            visit.launch().organisation(),
            visit.course(),
            new Contact(UUID.randomUUID(), name, reach, note, hours),
            visit.launch().learner())) {
      problem = "support.problem.many";
    }
    if (problem != null) {
      ModelAndView page = page(visit, form, problem);
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    return CoursePages.seeOther(visit.path() + "/support?saved=1");
  }

  @PostMapping("/support/{contact}/remove")
  ModelAndView remove(@PathVariable String token, @PathVariable String contact) {
    CourseContext visit = visits.shaping(token);
    SubmissionReviewRequest.attempt(contact)
        .ifPresent(id -> support.remove(visit.launch().organisation(), visit.course(), id));
    return CoursePages.seeOther(visit.path() + "/support");
  }

  /** The office hours of the course, for a calendar. */
  @GetMapping("/office-hours.ics")
  ResponseEntity<byte[]> calendar(@PathVariable String token, Locale locale) {
    CourseContext visit = visits.of(token);
    if (visit.standing() == ParticipantRole.OBSERVER) {
      throw new NoCoursePage(NoCoursePage.Why.NOT_YOURS, visit.launch(), token);
    }
    String title =
        visit.title().isBlank()
            ? messages.getMessage("support.calendar", null, locale)
            : messages.getMessage("support.calendar.of", new Object[] {visit.title()}, locale);
    return ResponseEntity.ok()
        .header("Content-Type", ICalendarText.TYPE)
        .header("Content-Disposition", "attachment; filename=\"office-hours.ics\"")
        .header("Cache-Control", "no-store")
        .body(
            new OfficeCalendar(
                    Instant.now(),
                    title,
                    support.contacts(visit.launch().organisation(), visit.course()))
                .file()
                .getBytes(StandardCharsets.UTF_8));
  }

  private ModelAndView page(CourseContext visit, Form form, @Nullable String problem) {
    ModelAndView page = CoursePages.page("course/support", visit);
    List<Contact> contacts = support.contacts(visit.launch().organisation(), visit.course());
    page.addObject("contacts", contacts);
    page.addObject("form", form);
    page.addObject("problem", problem);
    page.addObject("saved", false);
    page.addObject("full", contacts.size() >= Support.MOST);
    page.addObject("days", List.of(1, 2, 3, 4, 5, 6, 7));
    page.addObject("zone", Form.of(form.zone()).isEmpty() ? zone(contacts) : form.zone());
    page.addObject("zones", zones());
    return page;
  }

  /** As the hours that were entered before. */
  private static String zone(List<Contact> contacts) {
    return contacts.stream()
        .flatMap(contact -> Stream.ofNullable(contact.hours()))
        .map(hours -> hours.zone().getId())
        .findFirst()
        .orElse(USUAL_ZONE);
  }

  private static List<String> zones() {
    Set<String> all = ZoneId.getAvailableZoneIds();
    return all.stream()
        .filter(id ->
            id.equals("UTC")
                || id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
        .sorted()
        .toList();
  }
}
