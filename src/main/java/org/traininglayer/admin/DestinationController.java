package org.traininglayer.admin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.delivery.Deliveries;
import org.traininglayer.delivery.Deliveries.Destination;
import org.traininglayer.delivery.Deliveries.Letter;
import org.traininglayer.delivery.RecordDestinations;
import org.traininglayer.delivery.RecordDestinations.Finding;
import org.traininglayer.delivery.Replacements;
import org.traininglayer.delivery.Webhooks;
import org.traininglayer.kernel.QuotedText;

/** One destination: how it is set and does, what stopped and why, and what can be done about it. */
@Controller
class DestinationController {

  private static final int LONGEST_REASON = 500;
  private static final int SHOWN = 50;
  private static final int LAST_SENDINGS = 5;

  private final Deliveries deliveries;
  private final RecordDestinations stores;
  private final Replacements replacements;
  private final Webhooks webhooks;
  private final AuditTrail audit;

  DestinationController(
      Deliveries deliveries,
      RecordDestinations stores,
      Replacements replacements,
      Webhooks webhooks,
      AuditTrail audit) {
    this.deliveries = deliveries;
    this.stores = stores;
    this.replacements = replacements;
    this.webhooks = webhooks;
    this.audit = audit;
  }

  @GetMapping("/admin/deliveries/{destination}")
  String one(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID destination,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    model.addAttribute("one", found(user, destination));
    model.addAttribute("setting", stores.setting(user.organisation(), destination).orElse(null));
    model.addAttribute("filter", stores.filter(user.organisation(), destination));
    model.addAttribute("leftOut", stores.leftOut(user.organisation(), destination));
    model.addAttribute("reasons", deliveries.reasons(user.organisation(), destination));
    boolean all = reason.isEmpty() || reason.indexOf('\0') >= 0;
    model.addAttribute(
        "letters",
        all
            ? deliveries.deadLetters(user.organisation(), destination, SHOWN)
            : deliveries.deadLetters(user.organisation(), destination, reason, SHOWN));
    model.addAttribute("reason", all ? "" : reason);
    model.addAttribute(
        "sendings", stores.sentSince(user.organisation(), destination, LAST_SENDINGS));
    return "admin/destination";
  }

  @GetMapping("/admin/deliveries/messages/{message}")
  String letter(
      @AuthenticationPrincipal ConsoleUser user, @PathVariable long message, Model model) {
    Letter letter =
        deliveries
            .letter(user.organisation(), message)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("shown", letter);
    model.addAttribute(
        "statement",
        letter.letter().open()
            ? replacements.statementOf(user.organisation(), message).orElse(null)
            : null);
    model.addAttribute("text", ReadableJson.of(letter.content()));
    return "admin/letter";
  }

  @PostMapping("/admin/deliveries/{destination}/pause")
  @Transactional
  public String pause(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID destination,
      RedirectAttributes redirect) {
    String name = found(user, destination).name();
    deliveries.pause(user.organisation(), destination);
    audit.changed(user, "delivery.paused", name, Map.of(), Map.of("state", "paused"));
    return back(destination, redirect, "done", "admin.delivery.by-hand.PAUSED.done");
  }

  @PostMapping("/admin/deliveries/{destination}/drain")
  @Transactional
  public String drain(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID destination,
      RedirectAttributes redirect) {
    String name = found(user, destination).name();
    if (!deliveries.drain(user.organisation(), destination)) {
      return back(destination, redirect, "problem", "admin.delivery.drain.stores-only");
    }
    audit.changed(user, "delivery.draining", name, Map.of(), Map.of("state", "draining"));
    return back(destination, redirect, "done", "admin.delivery.by-hand.DRAINING.done");
  }

  /** Asks the store, where nothing changes; a webhook is called, and told that it is a test. */
  @PostMapping("/admin/deliveries/{destination}/test")
  public String test(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID destination,
      RedirectAttributes redirect) {
    Destination one = found(user, destination);
    String name = one.name();
    List<Finding> findings =
        one.kind() == Deliveries.Kind.WEBHOOK
            ? webhooks.test(user.organisation(), destination)
            : stores.test(user.organisation(), destination);
    boolean good = !findings.isEmpty() && findings.stream().allMatch(Finding::good);
    audit.happened(
        user, "delivery.tested", name, Map.of(), Map.of("answer", good ? "good" : "not good"));
    redirect.addFlashAttribute("findings", findings);
    return "redirect:/admin/deliveries/" + destination;
  }

  @PostMapping("/admin/deliveries/{destination}/since")
  @Transactional
  public String since(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID destination,
      @RequestParam(defaultValue = "") String since,
      RedirectAttributes redirect) {
    Destination one = found(user, destination);
    Instant from = day(since);
    if (from == null || stores.setting(user.organisation(), destination).isEmpty()) {
      return back(destination, redirect, "problem", "admin.delivery.since.problem");
    }
    stores.sendSince(user.organisation(), destination, from);
    audit.changed(
        user, "delivery.sent-since", one.name(), Map.of(), Map.of("since", from.toString()));
    return back(destination, redirect, "done", "admin.delivery.since.done");
  }

  @PostMapping("/admin/deliveries/{destination}/reasons/retry")
  @Transactional
  public String retryReason(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID destination,
      @RequestParam String reason,
      RedirectAttributes redirect) {
    String name = found(user, destination).name();
    int retried = deliveries.retryReason(user.organisation(), destination, clean(reason));
    audit.changed(
        user,
        "delivery.reason-retried",
        name,
        Map.of(),
        Map.of("reason", QuotedText.without(reason), "messages", Integer.toString(retried)));
    return back(destination, redirect, "done", "admin.delivery.retried");
  }

  @PostMapping("/admin/deliveries/{destination}/reasons/discard")
  @Transactional
  public String discardReason(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID destination,
      @RequestParam String reason,
      @RequestParam(defaultValue = "") String because,
      RedirectAttributes redirect) {
    String name = found(user, destination).name();
    if (!isReason(because)) {
      return back(destination, redirect, "problem", "admin.delivery.discard.reason-missing");
    }
    int discarded =
        deliveries.discardAll(user.organisation(), destination, clean(reason), because.strip());
    audit.changed(
        user,
        "delivery.reason-discarded",
        name,
        Map.of(),
        Map.of(
            "reason",
            QuotedText.without(reason),
            "because",
            because.strip(),
            "messages",
            Integer.toString(discarded)));
    return back(destination, redirect, "done", "admin.delivery.discarded");
  }

  @PostMapping("/admin/deliveries/messages/{message}/discard")
  @Transactional
  public String discard(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable long message,
      @RequestParam(defaultValue = "") String because,
      RedirectAttributes redirect) {
    Letter letter =
        deliveries
            .letter(user.organisation(), message)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (!isReason(because)) {
      redirect.addFlashAttribute("problem", "admin.delivery.discard.reason-missing");
      return "redirect:/admin/deliveries/messages/" + message;
    }
    if (deliveries.discard(user.organisation(), message, because.strip())) {
      audit.changed(
          user,
          "delivery.discarded",
          letter.letter().what(),
          Map.of(),
          Map.of("because", because.strip(), "destination", letter.name()));
    }
    return back(letter.destination(), redirect, "done", "admin.delivery.discarded");
  }

  private Destination found(ConsoleUser user, UUID destination) {
    return deliveries.destinations(user.organisation()).stream()
        .filter(one -> one.id().equals(destination))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String back(
      UUID destination, RedirectAttributes redirect, String kind, String message) {
    redirect.addFlashAttribute(kind, message);
    return "redirect:/admin/deliveries/" + destination;
  }

  private static boolean isReason(String because) {
    return !because.isBlank() && because.length() <= LONGEST_REASON && because.indexOf('\0') < 0;
  }

  private static String clean(String reason) {
    if (reason.indexOf('\0') >= 0) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return reason;
  }

  /** The beginning of a day (UTC) that is not in the future. */
  private static @Nullable Instant day(String text) {
    try {
      Instant day = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      boolean sensible = day.isBefore(Instant.now()) && day.isAfter(Instant.EPOCH);
      return sensible ? day : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
