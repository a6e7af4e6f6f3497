package org.traininglayer.lrs;

import java.util.Set;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.LrsCredentials.Scope;

/** Who sends a request, and what they may do. */
record Caller(OrganisationId organisation, Authority authority, Set<Scope> scopes) {

  void mustRead() {
    if (!readsAll() && !scopes.contains(Scope.STATEMENTS_READ_MINE)) {
      throw XapiFailure.of(403, "This key may not read statements.");
    }
  }

  void mustWrite() {
    if (!scopes.contains(Scope.ALL) && !scopes.contains(Scope.STATEMENTS_WRITE)) {
      throw XapiFailure.of(403, "This key may not write statements.");
    }
  }

  /**
   * Documents.
   *
   * @param documents the scope that is enough for them
   */
  void mustRead(Scope documents) {
    if (!scopes.contains(Scope.ALL_READ) && !mayWrite(documents)) {
      throw XapiFailure.of(403, "This key may not read documents of this kind.");
    }
  }

  /** The same for writing and deleting them. */
  void mustWrite(Scope documents) {
    if (!mayWrite(documents)) {
      throw XapiFailure.of(403, "This key may not write documents of this kind.");
    }
  }

  private boolean mayWrite(Scope documents) {
    return scopes.contains(Scope.ALL) || scopes.contains(documents);
  }

  /** Whether the statements of other keys are shown too. */
  boolean readsAll() {
    return scopes.contains(Scope.ALL)
        || scopes.contains(Scope.ALL_READ)
        || scopes.contains(Scope.STATEMENTS_READ);
  }
}
