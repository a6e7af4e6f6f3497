package org.traininglayer.adoption.facts;

import java.util.UUID;

/** What the figures make of a statement. */
public sealed interface Reading {

  /** It counts. */
  record Counts(Fact fact) implements Reading {}

  /** It takes another statement out. */
  record Voids(UUID statement) implements Reading {}

  /** Ours, of a kind that no figure needs. */
  record NotNeeded() implements Reading {}

  /** It fits a template, and what it says cannot be counted. */
  record Refused(Fact.Kind kind, Flaw flaw) implements Reading {}

  /** Not of our profile, or not in its shape. */
  record Unrecognised() implements Reading {}
}
