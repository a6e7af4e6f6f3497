package org.traininglayer.lti;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;

/**
 * A verified resource link launch, as kept. Pages carry its token; whoever has the token acts as
 * this person in this course until {@code expiresAt}.
 *
 * @param account the person in learning records: issuer and {@code sub}
 * @param name as shared by the platform, often absent
 * @param contextId the course; absent when launched outside one
 * @param custom custom parameters, values as sent
 * @param returnUrl where the platform wants people back
 */
public record Launch(
    UUID id,
    OrganisationId organisation,
    PlatformId platform,
    LearnerId learner,
    AccountKey account,
    @Nullable String name,
    Set<CourseRole> roles,
    @Nullable String jobRole,
    String deploymentId,
    @Nullable String contextId,
    @Nullable String contextTitle,
    String resourceLinkId,
    @Nullable String resourceLinkTitle,
    URI targetLinkUri,
    Map<String, String> custom,
    Locale locale,
    @Nullable GradeService grades,
    @Nullable URI roster,
    @Nullable URI returnUrl,
    Instant launchedAt,
    Instant expiresAt) {

  /** Copies the collections. */
  public Launch {
    roles = Set.copyOf(roles);
    custom = Map.copyOf(custom);
  }

  /** Whether the person teaches or administers the course. */
  public boolean teaches() {
    return roles.contains(CourseRole.INSTRUCTOR) || roles.contains(CourseRole.ADMINISTRATOR);
  }

  /**
   * The module this link leads to: custom value {@code module_id}, else {@code module} in the query
   * of the signed target link URI.
   */
  public Optional<ModuleId> module() {
    String named = custom.get("module_id");
    if (named == null && targetLinkUri.getQuery() != null) {
      for (String pair : targetLinkUri.getQuery().split("&", -1)) {
        if (pair.startsWith("module=")) {
          named = pair.substring("module=".length());
        }
      }
    }
    return Optional.ofNullable(named).filter(ModuleId::isValid).map(ModuleId::new);
  }

  /**
   * The Assignment and Grade Service of this launch (AGS 2.0).
   *
   * @param lineItem the one column of this link, when the platform has one
   * @param lineItems the container of columns
   */
  public record GradeService(@Nullable URI lineItem, @Nullable URI lineItems, Set<String> scopes) {

    /** The scope that allows scores to be posted. */
    public static final String SCORE_SCOPE = "https://purl.imsglobal.org/spec/lti-ags/scope/score";

    /** Copies the scopes. */
    public GradeService {
      scopes = Set.copyOf(scopes);
    }
  }
}
