package org.traininglayer.lti.diagnosis.doctor;

import java.util.Set;

/** What the scopes are for; a service that is off must not sink another. */
enum ScopeSet {
  COLUMNS("columns of the gradebook", "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem"),
  SCORES("scores", "https://purl.imsglobal.org/spec/lti-ags/scope/score"),
  RESULTS("results", "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly"),
  ROSTER("roster", "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly");

  final String words;
  private final String scope;

  ScopeSet(String words, String scope) {
    this.words = words;
    this.scope = scope;
  }

  Set<String> scopes() {
    return Set.of(scope);
  }
}
