package org.traininglayer.lti;

/**
 * A new signing key was made because it was time to.
 *
 * @param id of the new key
 */
public record SigningKeyRotated(String id) {}
