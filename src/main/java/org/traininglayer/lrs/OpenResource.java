package org.traininglayer.lrs;

import java.util.Set;

/** A resource for everybody, without a key and without a version: it can only be read. */
non-sealed interface OpenResource extends XapiResource {

  @Override
  default Set<String> methods() {
    return Set.of("GET");
  }

  @Override
  default long maxBody() {
    return 0;
  }

  /** Answers a request. */
  XapiResponse handle(XapiRequest request);
}
