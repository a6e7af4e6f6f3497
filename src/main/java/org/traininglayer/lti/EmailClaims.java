package org.traininglayer.lti;

/**
 * Is told the e-mail address that a verified launch brought (<a
 * href="https://www.imsglobal.org/spec/lti/v1p3#user-identity-claims">LTI Core 1.3, user
 * identity</a>). It is kept nowhere else; modules that need it for something that somebody switched
 * on provide this as a bean.
 */
public interface EmailClaims {

  /**
   * A launch brought an address.
   *
   * @param email as claimed; not looked at
   */
  void claimed(Launch launch, String email);
}
