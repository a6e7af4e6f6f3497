package org.traininglayer.lti.launch.login;

/**
 * A login with its two secrets, of which only hashes are kept.
 *
 * @param state goes to the platform and comes back with the launch
 * @param binding stays in the browser that began
 */
record OpenLogin(Login login, String state, String binding) {

  /** Without the secrets. */
  @Override
  public String toString() {
    return "OpenLogin[" + login.handle() + "]";
  }
}
