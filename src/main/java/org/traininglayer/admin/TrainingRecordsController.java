package org.traininglayer.admin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.traininglayer.acknowledgements.Acknowledgements;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.Attempts;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Courses.Course;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;

/**
 * What a person was trained in, by name, for those who audit. Whoever looks is in the audit trail,
 * with the hash of what was given out and without the person's name.
 */
@Controller
class TrainingRecordsController {

  private final People people;
  private final Attempts attempts;
  private final Acknowledgements acknowledgements;
  private final Courses courses;
  private final Catalog catalog;
  private final AuditTrail audit;

  TrainingRecordsController(
      People people,
      Attempts attempts,
      Acknowledgements acknowledgements,
      Courses courses,
      Catalog catalog,
      AuditTrail audit) {
    this.people = people;
    this.attempts = attempts;
    this.acknowledgements = acknowledgements;
    this.courses = courses;
    this.catalog = catalog;
    this.audit = audit;
  }

  @GetMapping("/admin/training-records")
  String search(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String q,
      Model model) {
    PeopleSearch.into(model, people.all(user.organisation()), q);
    return "admin/training-records";
  }

  @GetMapping("/admin/training-records/{id}")
  String one(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id, Model model) {
    Person person = person(user.organisation(), id);
    TrainingRecord record = record(user.organisation(), person);
    looked(user, person, record, "training-record.read");
    model.addAttribute("person", person);
    model.addAttribute("one", record);
    model.addAttribute("sha256", record.sha256());
    model.addAttribute("madeAt", Instant.now().truncatedTo(ChronoUnit.SECONDS));
    return "admin/training-record";
  }

  @GetMapping("/admin/training-records/{id}/table.csv")
  ResponseEntity<byte[]> csv(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id) {
    Person person = person(user.organisation(), id);
    TrainingRecord record = record(user.organisation(), person);
    looked(user, person, record, "training-record.exported");
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header("Content-Disposition", "attachment; filename=\"training-record.csv\"")
        .body(record.csv().getBytes(StandardCharsets.UTF_8));
  }

  private Person person(OrganisationId organisation, UUID id) {
    return people
        .find(organisation, new LearnerId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private TrainingRecord record(OrganisationId organisation, Person person) {
    LearnerId learner = person.id();
    return TrainingRecord.of(
        attempts.of(organisation, learner),
        acknowledgements.of(organisation, learner),
        this::title,
        this::course);
  }

  private String title(ModuleId module) {
    return catalog.find(module).map(Module::title).orElse(module.value());
  }

  private String course(@Nullable CourseId id) {
    String title = id == null ? null : courses.find(id).map(Course::title).orElse(null);
    return title == null ? "" : title;
  }

  private void looked(ConsoleUser user, Person person, TrainingRecord record, String action) {
    audit.happened(
        user,
        action,
        person.id().value().toString(),
        Map.of(),
        Map.of(
            "attempts", Integer.toString(record.attempts().size()),
            "acknowledgements", Integer.toString(record.acknowledgements().size()),
            "sha256", record.sha256()));
  }
}
