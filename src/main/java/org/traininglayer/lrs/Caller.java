package org.traininglayer.lrs;

import java.util.Set;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.LrsCredentials.Scope;

/**
 * Who sends a request, and what they may do.
 *
 * @param by what they showed
 */
record Caller(OrganisationId organisation, Authority authority, KeyTerms terms, Shown by) {

  /** What somebody shows to be let in, by the word for it. */
  enum Shown {
    KEY("key"),
    TOKEN("token");

    private final String word;

    Shown(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  void mustRead() {
    if (!readsAll() && !scopes().contains(Scope.STATEMENTS_READ_MINE)) {
      throw refused("may not read statements.");
    }
  }

  void mustWrite() {
    if (!scopes().contains(Scope.ALL) && !scopes().contains(Scope.STATEMENTS_WRITE)) {
      throw refused("may not write statements.");
    }
  }

  /**
   * Documents.
   *
   * @param documents the scope that is enough for them
   */
  void mustRead(Scope documents) {
    if (!scopes().contains(Scope.ALL_READ) && !mayWrite(documents)) {
      throw refused("may not read documents of this kind.");
    }
  }

  /** The same for writing and deleting them. */
  void mustWrite(Scope documents) {
    if (!mayWrite(documents)) {
      throw refused("may not write documents of this kind.");
    }
  }

  private boolean mayWrite(Scope documents) {
    return scopes().contains(Scope.ALL) || scopes().contains(documents);
  }

  /** Whether the statements of other keys are shown too. */
  boolean readsAll() {
    return scopes().contains(Scope.ALL)
        || scopes().contains(Scope.ALL_READ)
        || scopes().contains(Scope.STATEMENTS_READ);
  }

  /** Whether they may void what came in with other keys. */
  boolean voidsAll() {
    return scopes().contains(Scope.ALL);
  }

  /** About whom and what they may write. */
  KeyLimits limits() {
    return new KeyLimits(terms.actors(), terms.activities(), authority.key());
  }

  private Set<Scope> scopes() {
    return terms.scopes();
  }

  private XapiFailure refused(String what) {
    return XapiFailure.of(403, "This " + by.word() + " " + what);
  }
}
