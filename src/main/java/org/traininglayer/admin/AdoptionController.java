package org.traininglayer.admin;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
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
import org.traininglayer.adoption.release.OwnerPage;
import org.traininglayer.adoption.release.OwnerPages;
import org.traininglayer.adoption.release.OwnerPages.Download;
import org.traininglayer.questions.LearnerQuestions;
import org.traininglayer.support.Champion;
import org.traininglayer.support.Support;

/**
 * The page of the owner of the training layer: groups, outcomes, failure patterns; also as files.
 */
@Controller
class AdoptionController {

  private static final String PATH = "/admin/adoption";

  private static final Duration ASKED = Duration.ofDays(26 * 7);

  private final OwnerPages pages;
  private final LearnerQuestions questions;
  private final Support support;

  AdoptionController(OwnerPages pages, LearnerQuestions questions, Support support) {
    this.pages = pages;
    this.questions = questions;
    this.support = support;
  }

  @GetMapping(PATH)
  String page(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(required = false) @Nullable String cohort,
      @RequestParam(required = false) @Nullable String weeks,
      Locale locale,
      Model model) {
    OwnerPage page =
        pages
            .page(request(user, cohort, weeks, locale))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("page", page);
    model.addAttribute(
        "asked", questions.standing(user.organisation(), Instant.now().minus(ASKED)));
    model.addAttribute(
        "championRoles",
        support.champions(user.organisation()).stream().map(Champion::role).distinct().count());
    return "admin/adoption";
  }

  @GetMapping(PATH + ".csv")
  ResponseEntity<byte[]> csv(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(required = false) @Nullable String weeks,
      Locale locale) {
    return file(
        pages.csv(request(user, null, weeks, locale)),
        new MediaType("text", "csv", StandardCharsets.UTF_8),
        "attachment; filename=\"adoption.csv\"");
  }

  @GetMapping(PATH + ".json")
  ResponseEntity<byte[]> json(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(required = false) @Nullable String weeks,
      Locale locale) {
    return file(
        pages.json(request(user, null, weeks, locale)), MediaType.APPLICATION_JSON, "inline");
  }

  @GetMapping(PATH + "/pictures/{id}.svg")
  ResponseEntity<byte[]> picture(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String cohort,
      @RequestParam(required = false) @Nullable String weeks,
      Locale locale) {
    return file(
        pages.picture(request(user, cohort, weeks, locale), id),
        new MediaType("image", "svg+xml", StandardCharsets.UTF_8));
  }

  @GetMapping(PATH + "/pictures/{id}.csv")
  ResponseEntity<byte[]> pictured(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String cohort,
      @RequestParam(required = false) @Nullable String weeks,
      Locale locale) {
    return file(
        pages.pictured(request(user, cohort, weeks, locale), id),
        new MediaType("text", "csv", StandardCharsets.UTF_8));
  }

  /** Of a picture that is not there, the page says why. */
  private static ResponseEntity<byte[]> file(Optional<Download> download, MediaType type) {
    Download of = download.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return file(Optional.of(of.text()), type, "attachment; filename=\"" + of.name() + "\"");
  }

  private static ResponseEntity<byte[]> file(
      Optional<String> text, MediaType type, String disposition) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.noStore())
        .header("Content-Disposition", disposition)
        .body(
            text.orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST))
                .getBytes(StandardCharsets.UTF_8));
  }

  private static OwnerPages.Request request(
      ConsoleUser user, @Nullable String cohort, @Nullable String weeks, Locale locale) {
    return new OwnerPages.Request(PATH, user.organisation(), cohort, weeks, locale);
  }
}
