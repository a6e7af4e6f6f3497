package org.traininglayer.admin;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
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
import org.traininglayer.acknowledgements.Acknowledgement;
import org.traininglayer.acknowledgements.Acknowledgement.Person;
import org.traininglayer.acknowledgements.Acknowledgement.Signing;
import org.traininglayer.acknowledgements.Acknowledgements;
import org.traininglayer.acknowledgements.Acknowledgements.Validity;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.SpreadsheetText;
import org.traininglayer.lti.People;
import org.traininglayer.steps.FreshLaunch;

/**
 * The records of what people acknowledged or declined, whether their chain holds, and a table. They
 * name people, so whoever looks is in the audit trail.
 */
@Controller
class AcknowledgementsController {

  private static final int SHOWN = 100;
  private static final int EXPORTED = 100_000;

  private final Acknowledgements acknowledgements;
  private final AuditTrail audit;
  private final People people;
  private final Catalog catalog;

  AcknowledgementsController(
      Acknowledgements acknowledgements, AuditTrail audit, People people, Catalog catalog) {
    this.acknowledgements = acknowledgements;
    this.audit = audit;
    this.people = people;
    this.catalog = catalog;
  }

  @GetMapping("/admin/acknowledgements")
  String list(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(required = false) @Nullable String check,
      Model model) {
    List<Acknowledgement> newest = acknowledgements.newest(user.organisation(), SHOWN + 1);
    looked(user, "acknowledgements.read", "", newest.size());
    model.addAttribute("records", newest.stream().limit(SHOWN).toList());
    model.addAttribute("lapsed", lapsed(user.organisation()));
    model.addAttribute("more", newest.size() > SHOWN);
    model.addAttribute("shown", SHOWN);
    model.addAttribute(
        "verified", check == null ? null : acknowledgements.verify(user.organisation()));
    return "admin/acknowledgements";
  }

  /** Who acknowledged something for a time that is over. */
  record Lapsed(String name, String title, LocalDate on) {}

  private List<Lapsed> lapsed(OrganisationId organisation) {
    List<Validity> over = acknowledgements.lapsed(organisation);
    Map<LearnerId, People.Person> known =
        people.find(over.stream().map(Validity::learner).distinct().toList()).stream()
            .collect(Collectors.toMap(People.Person::id, Function.identity()));
    return over.stream()
        .flatMap(one ->
            Optional.ofNullable(known.get(one.learner()))
                .map(person ->
                    new Lapsed(
                        person.name() == null ? person.account().name() : person.name(),
                        catalog.find(one.module()).map(Module::title).orElse(one.module().value()),
                        one.until()))
                .stream())
        .toList();
  }

  @GetMapping("/admin/acknowledgements/{id}")
  String one(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id, Model model) {
    Acknowledgement one =
        acknowledgements
            .find(user.organisation(), id)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    looked(user, "acknowledgement.read", Long.toString(one.seq()), 1);
    model.addAttribute("one", one);
    return "admin/acknowledgement";
  }

  /** All that is bound, so that anybody can recompute the chain. */
  @GetMapping("/admin/acknowledgements.csv")
  ResponseEntity<byte[]> csv(@AuthenticationPrincipal ConsoleUser user) {
    List<Acknowledgement> all = acknowledgements.newest(user.organisation(), EXPORTED);
    looked(user, "acknowledgements.exported", "", all.size());
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header("Content-Disposition", "attachment; filename=\"acknowledgements.csv\"")
        .body(table(all).getBytes(StandardCharsets.UTF_8));
  }

  private void looked(ConsoleUser user, String action, String record, int records) {
    audit.happened(user, action, record, Map.of(), Map.of("records", Integer.toString(records)));
  }

  private static String table(List<Acknowledgement> records) {
    StringWriter out = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
      csv.printRecord(
          "seq",
          "id",
          "organisation",
          "learner",
          "registration",
          "attempt",
          "course",
          "module",
          "version",
          "step",
          "statement_version",
          "statement_sha256",
          "meaning",
          "accepted",
          "signed_at",
          "person_sha256",
          "comment_sha256",
          "kind",
          "zone",
          "signed_at_there",
          "reauthentication",
          "asked_at",
          "launch",
          "login_begun_at",
          "token_issued_at",
          "signed_in_at",
          "previous",
          "hash",
          "name",
          "account",
          "comment",
          "form",
          "title",
          "valid_until",
          "score",
          "erased_at");
      for (Acknowledgement one : records) {
        Person person = one.person();
        Signing signing = one.signing();
        FreshLaunch.Proof proof = signing == null ? null : signing.proof();
        csv.printRecord(
            one.seq(),
            one.id(),
            one.organisation().value(),
            one.learner().value(),
            one.registration(),
            one.attempt(),
            one.course() == null ? "" : one.course().value(),
            one.subject().module(),
            one.subject().version(),
            one.subject().step(),
            SpreadsheetText.of(one.subject().statementVersion()),
            one.seal().statement(),
            SpreadsheetText.of(one.meaning()),
            one.accepted(),
            one.signedAt(),
            one.seal().person(),
            one.seal().comment(),
            signing == null ? "" : signing.kind(),
            signing == null ? "" : signing.zone(),
            signing == null ? "" : one.signedThere().toOffsetDateTime(),
            signing == null ? "" : signing.method(),
            proof == null ? "" : proof.asked(),
            proof == null ? "" : proof.launch(),
            proof == null ? "" : proof.begunAt(),
            proof == null ? "" : proof.issuedAt(),
            proof == null || proof.signedInAt() == null ? "" : proof.signedInAt(),
            one.seal().previous(),
            one.seal().hash(),
            shown(person == null ? null : person.name()),
            shown(person == null ? null : person.account()),
            shown(person == null ? null : person.comment()),
            one.terms().form(),
            SpreadsheetText.of(one.subject().title()),
            one.terms().validUntil() == null ? "" : one.terms().validUntil(),
            one.terms().score() == null ? "" : one.terms().score().toPlainString(),
            one.erasedAt() == null ? "" : one.erasedAt());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static String shown(@Nullable String value) {
    return value == null ? "" : SpreadsheetText.of(value);
  }
}
