package org.traininglayer.lti.launch.login;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, as far as one subscriber can choose it: the address, of IPv6 the
 * first 64 bits.
 */
final class ClientNetwork {

  private static final int IPV6 = 16;
  private static final int SUBSCRIBER = 8;

  private ClientNetwork() {}

  /** The network of an address as the server names it; what is no address stands for itself. */
  static String of(@Nullable String address) {
    if (address == null || address.indexOf(':') < 0) {
      return address == null ? "" : address;
    }
    try {
      // Nothing is looked up: only addresses hold colons.
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length == IPV6 ? HexFormat.of().formatHex(bytes, 0, SUBSCRIBER) : address;
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
