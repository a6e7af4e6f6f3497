package org.traininglayer.lrs;

import org.traininglayer.lrs.LrsCredentials.Scope;
import org.traininglayer.xapi.XapiVersion;

/** The three kinds of documents, and in what they differ (xAPI 1.0.3, part 3, 2.3, 2.6 and 2.7). */
enum DocumentKind {
  STATE("/activities/state", "state_document", "stateId", Scope.STATE, true, true),
  AGENT_PROFILE("/agents/profile", "agent_profile", "profileId", Scope.PROFILE, false, true),
  ACTIVITY_PROFILE(
      "/activities/profile", "activity_profile", "profileId", Scope.PROFILE, true, false);

  private final String path;
  private final String table;
  private final String idParameter;
  private final Scope scope;
  private final boolean hasActivity;
  private final boolean hasAgent;

  DocumentKind(
      String path,
      String table,
      String idParameter,
      Scope scope,
      boolean hasActivity,
      boolean hasAgent) {
    this.path = path;
    this.table = table;
    this.idParameter = idParameter;
    this.scope = scope;
    this.hasActivity = hasActivity;
    this.hasAgent = hasAgent;
  }

  String path() {
    return path;
  }

  String table() {
    return table;
  }

  /** The parameter that names one document among its neighbours. */
  String idParameter() {
    return idParameter;
  }

  /** What a key needs for these, if it may not do everything. */
  Scope scope() {
    return scope;
  }

  boolean hasActivity() {
    return hasActivity;
  }

  boolean hasAgent() {
    return hasAgent;
  }

  boolean hasRegistration() {
    return this == STATE;
  }

  /** Only state can be deleted without naming one document. */
  boolean canBeDeletedTogether() {
    return this == STATE;
  }

  /** Whether PUT replaces what is there without having seen it: state, before 2.0. */
  boolean isReplacedBlindly(XapiVersion version) {
    return this == STATE && version == XapiVersion.V1;
  }

  /**
   * Whether PUT needs a precondition also where nothing is there: before 2.0 a client that writes a
   * profile must say which document it has seen, or none (1.0.3, part 3, 3.1; XAPI-00273).
   */
  boolean demandsPrecondition(XapiVersion version) {
    return this != STATE && version == XapiVersion.V1;
  }
}
