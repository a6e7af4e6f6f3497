package org.traininglayer.lti.launch;

import org.jspecify.annotations.Nullable;

/**
 * What a browser brings to the redirect URI.
 *
 * @param binding the secret of the browser that began, from the cookie or the platform's storage
 * @param boundBy where that secret came from
 * @param place what the browser says of the place it was opened in ({@code Sec-Fetch-Dest})
 * @param storageTried whether the platform's storage was asked and did not help
 */
record LaunchPost(
    String idToken,
    String state,
    @Nullable String binding,
    LaunchTrace.BrowserBinding boundBy,
    @Nullable String place,
    boolean storageTried) {

  /** Nothing: all of it is secret. */
  @Override
  public String toString() {
    return "LaunchPost";
  }
}
