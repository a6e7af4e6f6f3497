package org.traininglayer.lti.services;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Courses.Course;
import org.traininglayer.lti.LineItems;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.PlatformServices;
import org.traininglayer.lti.PlatformServices.Answer;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.ServiceCall;
import org.traininglayer.lti.services.NextLink.StrangeLinkException;
import org.traininglayer.persistence.LeaseLostException;
import org.traininglayer.persistence.Leases;

/**
 * Looks for columns on the platform before it makes one, under a lease in the database. Whoever
 * dies between making and writing down leaves a column that the next one finds.
 */
@Component
class PlatformLineItems implements LineItems {

  private static final int MOST_PAGES = 50;
  private static final Duration LEASE = Duration.ofMinutes(3);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration GLANCE = Duration.ofMillis(200);

  private final PlatformServices services;
  private final Platforms platforms;
  private final Courses courses;
  private final LineItemTable table;
  private final Leases leases;

  PlatformLineItems(
      PlatformServices services,
      Platforms platforms,
      Courses courses,
      LineItemTable table,
      Leases leases) {
    this.leases = leases;
    this.services = services;
    this.platforms = platforms;
    this.courses = courses;
    this.table = table;
  }

  @Override
  public Found findInstead(Wanted wanted, URI gone) throws IOException {
    Found found = find(wanted, gone);
    if (!(found instanceof Found.There)) {
      table.forget(wanted, gone);
    }
    return found;
  }

  @Override
  public Found find(Wanted wanted) throws IOException {
    return find(wanted, null);
  }

  private Found find(Wanted wanted, @Nullable URI gone) throws IOException {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      Optional<URI> known = table.known(wanted).filter(item -> !item.equals(gone));
      if (known.isPresent()) {
        return new Found.LineItem(known.get());
      }
      Optional<Leases.Held> lease = leases.take(task(wanted), LEASE);
      if (lease.isPresent()) {
        try {
          // Somebody may have found it between the look and the lease.
          known = table.known(wanted).filter(item -> !item.equals(gone));
          return known.isPresent()
              ? new Found.LineItem(known.get())
              : orDeleted(wanted, gone, lookUnderLease(lease.get(), wanted, gone));
        } finally {
          lease.get().release();
        }
      }
      if (Instant.now().isAfter(end) || !glance()) {
        return new Found.Busy();
      }
    }
  }

  /**
   * Where a column was and none can be had instead, the activity was deleted, or its grade was:
   * platforms answer 404 for the one and 403 for a new one.
   */
  private Found orDeleted(Wanted wanted, @Nullable URI gone, Found found) {
    if (!(found instanceof Found.None none) || (gone == null && !table.isDeleted(wanted))) {
      return found;
    }
    if (gone != null) {
      table.deleted(wanted);
    }
    String family = platforms.find(wanted.platform()).map(Platform::productFamily).orElse(null);
    return new Found.None(LineItemReplies.of(family).deleted(none));
  }

  private static boolean glance() {
    try {
      Thread.sleep(GLANCE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String task(Wanted wanted) {
    return "line-item:"
        + wanted.course()
        + ":"
        + wanted.module().value()
        + ":"
        + wanted.resourceLinkId();
  }

  private Found lookUnderLease(Leases.Held lease, Wanted wanted, @Nullable URI gone)
      throws IOException {
    try {
      Optional<Course> course = courses.find(wanted.course());
      Optional<Platform> platform = platforms.find(wanted.platform());
      URI container = course.map(Course::lineItems).orElse(null);
      LineItemReplies answers =
          LineItemReplies.of(platform.map(Platform::productFamily).orElse(null));
      if (container == null || platform.isEmpty()) {
        return new Found.None(answers.none());
      }
      Looked looked = look(platform.get(), wanted, container, gone);
      boolean made = false;
      if (looked.item() == null && looked.end() == null) {
        if (answers == LineItemReplies.CANVAS) {
          // Canvas makes columns with graded links only, and otherwise a new assignment, which is
          // the teacher's to make.
          return new Found.None(gone == null ? answers.none() : answers.gone());
        }
        looked = make(platform.get(), wanted, container, gone);
        made = true;
      }
      URI item = looked.item();
      if (item == null) {
        return looked.end() == null ? new Found.None("") : looked.end();
      }
      table.keep(lease, wanted, item, made);
      return new Found.LineItem(item);
    } catch (StrangeLinkException e) {
      return new Found.None("The platform's list of columns cannot be read: " + e.getMessage());
    } catch (LeaseLostException e) {
      return new Found.Busy();
    }
  }

  /** First among the link's columns, then among the module's. */
  private Looked look(Platform platform, Wanted wanted, URI container, @Nullable URI gone)
      throws IOException {
    Looked ofLink =
        read(
            platform,
            wanted,
            ServiceCall.with(container, "resource_link_id", wanted.resourceLinkId()),
            gone);
    if (ofLink.item() != null || ofLink.end() != null) {
      return ofLink;
    }
    URI ofModule =
        ServiceCall.with(
            ServiceCall.with(container, "resource_id", wanted.module().value()), "tag", TAG);
    return read(platform, wanted, ofModule, gone);
  }

  private Looked read(Platform platform, Wanted wanted, URI first, @Nullable URI gone)
      throws IOException {
    Set<URI> seen = new HashSet<>();
    URI page = first;
    LineItemJson best = null;
    while (page != null && seen.size() < MOST_PAGES && seen.add(page)) {
      Answer answer = services.call(platform.id(), wanted.course(), ServiceCall.lineItems(page));
      if (!answer.ok()) {
        return Looked.ended(LineItemReplies.of(platform.productFamily()).meaning(answer));
      }
      Optional<List<LineItemJson>> items = LineItemJson.list(answer.body());
      if (items.isEmpty()) {
        return Looked.ended(
            new Found.None("The platform's answer to the question for columns is no list."));
      }
      for (LineItemJson item : items.get()) {
        if (gone != null && item.id().equals(gone)) {
          return Looked.ended(new Found.There(gone));
        }
        if (NextLink.mayFollow(platform, first, item.id())) {
          best =
              best == null
                  ? LineItemJson.best(List.of(item), wanted).orElse(null)
                  : LineItemJson.best(List.of(best, item), wanted).orElse(best);
        }
      }
      page =
          NextLink.in(answer.header("link"), page)
              .filter(next -> NextLink.mayFollow(platform, first, next))
              .orElse(null);
    }
    return new Looked(best == null ? null : best.id(), null);
  }

  private Looked make(Platform platform, Wanted wanted, URI container, @Nullable URI gone)
      throws IOException {
    Answer answer =
        services.call(
            platform.id(),
            wanted.course(),
            ServiceCall.newLineItem(container, LineItemJson.of(wanted)));
    if (!answer.ok()) {
      return Looked.ended(LineItemReplies.of(platform.productFamily()).meaning(answer));
    }
    Optional<URI> made =
        LineItemJson.one(answer.body())
            .map(LineItemJson::id)
            .filter(id -> NextLink.mayFollow(platform, container, id));
    if (made.isPresent()) {
      return new Looked(made.get(), null);
    }
    // Made, but not named: it is found where it was not before.
    Looked found = look(platform, wanted, container, gone);
    return found.item() == null && found.end() == null
        ? Looked.ended(
            new Found.None(
                "The platform took the new column without naming it; see its gradebook."))
        : found;
  }

  /** What came of one step: a column, an end, or neither. */
  private record Looked(@Nullable URI item, @Nullable Found end) {
    static Looked ended(Found end) {
      return new Looked(null, end);
    }
  }
}
