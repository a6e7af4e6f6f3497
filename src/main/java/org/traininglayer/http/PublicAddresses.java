package org.traininglayer.http;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Tells addresses of the open internet from those inside somebody's network. */
final class PublicAddresses {

  private PublicAddresses() {}

  /** Whether the address belongs to the open internet. */
  static boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? v4(bytes) : v6(bytes);
  }

  /** All but the special-purpose blocks of RFC 6890 and multicast. */
  private static boolean v4(byte[] b) {
    int first = b[0] & 0xff;
    int second = b[1] & 0xff;
    int third = b[2] & 0xff;
    return switch (first) {
      case 0, 10, 127 -> false;
      case 100 -> second < 64 || second > 127; // carrier-grade NAT
      case 169 -> second != 254; // link-local, cloud metadata
      case 172 -> second < 16 || second > 31;
      case 192 ->
          !(second == 168
              || (second == 0 && (third == 0 || third == 2))
              || (second == 88 && third == 99));
      case 198 -> !(second == 18 || second == 19 || (second == 51 && third == 100));
      case 203 -> !(second == 0 && third == 113);
      default -> first < 224; // multicast, reserved, broadcast
    };
  }

  /**
   * Global unicast (2000::/3) without the blocks that lead elsewhere: Teredo, 6to4, documentation.
   * What lies outside it (loopback, mapped and compatible IPv4, NAT64, ULA, link-local, multicast)
   * is refused with it.
   */
  private static boolean v6(byte[] b) {
    int first = ((b[0] & 0xff) << 8) | (b[1] & 0xff);
    int second = ((b[2] & 0xff) << 8) | (b[3] & 0xff);
    boolean global = (first & 0xe000) == 0x2000;
    boolean special = first == 0x2002 || first == 0x3fff || (first == 0x2001 && second < 0x0200);
    boolean documentation = first == 0x2001 && second == 0x0db8;
    return global && !special && !documentation;
  }
}
