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
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.LaunchMessage.ContentSelection;
import org.traininglayer.lti.LaunchMessage.ResourceLink;
import org.traininglayer.lti.LaunchMessage.SubmissionReview;

/**
 * A verified launch, as kept (<a
 * href="https://www.imsglobal.org/spec/lti/v1p3#required-message-claims">LTI Core 1.3, 5.3</a>).
 * Pages carry its token; whoever has the token acts as this person in this course while it is
 * valid.
 *
 * @param message what the launch is for
 */
public record Launch(
    UUID id,
    OrganisationId organisation,
    PlatformId platform,
    LtiUser user,
    LtiContext context,
    LaunchMessage message,
    LtiServices services,
    Validity validity) {

  /** Custom parameter that names the module of a link. */
  public static final String MODULE_PARAMETER = "module_id";

  /** Custom parameter of a link: percent needed to pass, 1 to 100. */
  public static final String PASS_MARK_PARAMETER = "module_pass_mark";

  /** Custom parameter of a link: how often the module may be taken, 1 to 99; 0 for no limit. */
  public static final String ATTEMPTS_PARAMETER = "module_attempts";

  /** Of the user. */
  public LearnerId learner() {
    return user.learner();
  }

  /** Of the user. */
  public AccountKey account() {
    return user.account();
  }

  /** Of the user. */
  public @Nullable String name() {
    return user.name();
  }

  /** Of the user. */
  public Set<CourseRole> roles() {
    return user.roles();
  }

  /** Of the user. */
  public @Nullable String jobRole() {
    return user.jobRole();
  }

  /** Of the user. */
  public boolean testUser() {
    return user.testUser();
  }

  /** Of the user. */
  public Locale locale() {
    return user.locale();
  }

  /** Of the context. */
  public String deploymentId() {
    return context.deploymentId();
  }

  /** Of the context. */
  public String platformInstance() {
    return context.platformInstance();
  }

  /** Of the context. */
  public @Nullable CourseId course() {
    return context.course();
  }

  /** Of the context. */
  public @Nullable String contextId() {
    return context.id();
  }

  /** Of the context. */
  public @Nullable String contextTitle() {
    return context.title();
  }

  /** Of the context. */
  public URI targetLinkUri() {
    return context.targetLinkUri();
  }

  /** Of the context. */
  public Map<String, String> custom() {
    return context.custom();
  }

  /** Of the context. */
  public @Nullable URI returnUrl() {
    return context.returnUrl();
  }

  /** Of the services. */
  public @Nullable GradeService grades() {
    return services.grades();
  }

  /** Of the services. */
  public @Nullable URI roster() {
    return services.roster();
  }

  /** Of the validity. */
  public Instant launchedAt() {
    return validity.launchedAt();
  }

  /** Of the validity. */
  public @Nullable Opening opening() {
    return validity.opening();
  }

  /** Of the validity. */
  public Instant expiresAt() {
    return validity.expiresAt();
  }

  /** The link in the course, if the launch is about one. */
  public @Nullable ResourceLink resourceLink() {
    return switch (message) {
      case ResourceLink link -> link;
      case SubmissionReview review -> review.link();
      case ContentSelection selection -> null;
    };
  }

  /** Whether the person teaches or administers the course. */
  public boolean teaches() {
    return user.teaches();
  }

  /**
   * Whether the person shapes the course: teaches, administers or designs it. May choose what it
   * links to; what such a person does in a module is a preview and counts nowhere.
   */
  public boolean shapesCourse() {
    return shapesCourse(user.roles());
  }

  /** Whether somebody with these roles shapes the course. */
  public static boolean shapesCourse(Set<CourseRole> roles) {
    return roles.stream()
        .anyMatch(role ->
            switch (role) {
              case INSTRUCTOR, ADMINISTRATOR, CONTENT_DEVELOPER, SITE_ADMINISTRATOR -> true;
              case LEARNER, MENTOR, OTHER -> false;
            });
  }

  /**
   * The module this link leads to: custom value {@code module_id}, else {@code module} in the query
   * of the signed target link URI.
   */
  public Optional<ModuleId> module() {
    return moduleOf(context.custom(), context.targetLinkUri());
  }

  /** The module that custom parameters, or else the query of a target link URI, name. */
  public static Optional<ModuleId> moduleOf(Map<String, String> custom, URI targetLinkUri) {
    String named = custom.get(MODULE_PARAMETER);
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
   * The Assignment and Grade Service of this launch (<a
   * href="https://www.imsglobal.org/spec/lti-ags/v2p0">AGS 2.0</a>).
   *
   * @param lineItem the one column of this link, when the platform has one
   * @param lineItems the container of columns
   */
  public record GradeService(@Nullable URI lineItem, @Nullable URI lineItems, Set<String> scopes) {

    /** The scope that allows scores to be posted. */
    public static final String SCORE_SCOPE = "https://purl.imsglobal.org/spec/lti-ags/scope/score";

    /** The scope that allows columns to be found and made. */
    public static final String LINE_ITEM_SCOPE =
        "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";

    /** The scope that allows columns to be found only. */
    public static final String LINE_ITEM_READ_SCOPE =
        "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly";

    /** The scope that allows what the gradebook holds to be read. */
    public static final String RESULT_SCOPE =
        "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly";

    /** Copies the scopes. */
    public GradeService {
      scopes = Set.copyOf(scopes);
    }
  }
}
