package org.traininglayer.lrs;

/** A resource for those who have a key and name the version they speak. */
non-sealed interface KeyedResource extends XapiResource {

  /**
   * Whether each of its answers, refusals too, says up to when it is complete ({@code
   * X-Experience-API-Consistent-Through}; xAPI 1.0.3, part 3, 2.1).
   */
  default boolean tellsConsistentThrough() {
    return false;
  }

  /** Answers a request with one of its methods; what the caller may do is for it to ask. */
  XapiResponse handle(XapiCall call);
}
