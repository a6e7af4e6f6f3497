package org.traininglayer.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where a request comes from. {@code X-Forwarded-For} counts only from a neighbour in the own
 * network, and of it only the last entry: the one that this neighbour wrote.
 */
@Component
public class ClientAddress {

  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]{1,44}");

  /** The address of the current request with its last part taken off; null outside a request. */
  public @Nullable String shortened() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
        ? shortened(of(current.getRequest()))
        : null;
  }

  /** The network the request counts for: an IPv4 address, or the first half of an IPv6 address. */
  public static String network(HttpServletRequest request) {
    @Nullable InetAddress address = of(request);
    if (address == null) {
      return "unknown";
    }
    return address instanceof Inet6Address six ? masked(six, 8) + "/64" : address.getHostAddress();
  }

  /** {@code 203.0.113.0/24}, {@code 2001:db8:1:0:0:0:0:0/48}. */
  public static @Nullable String shortened(@Nullable InetAddress address) {
    if (address == null) {
      return null;
    }
    return address instanceof Inet6Address
        ? masked(address, 6) + "/48"
        : masked(address, 3) + "/24";
  }

  /** The address of whoever sent a request; null where it has none. */
  public static @Nullable InetAddress of(HttpServletRequest request) {
    @Nullable InetAddress peer = parse(request.getRemoteAddr());
    if (peer == null
        || !(peer.isLoopbackAddress()
            || peer.isSiteLocalAddress()
            || peer.isLinkLocalAddress()
            || isUnique(peer)
            || isShared(peer))) {
      return peer;
    }
    @Nullable String last = null;
    Enumeration<String> headers = request.getHeaders("X-Forwarded-For");
    while (headers.hasMoreElements()) {
      String header = headers.nextElement();
      last = header.substring(header.lastIndexOf(',') + 1).strip();
    }
    @Nullable InetAddress forwarded = parse(last);
    return forwarded == null ? peer : forwarded;
  }

  /** A private IPv6 address, {@code fc00::/7}. */
  private static boolean isUnique(InetAddress address) {
    return address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
  }

  /** Between a provider's own machines, {@code 100.64.0.0/10} (RFC 6598): pods, for instance. */
  private static boolean isShared(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
  }

  private static @Nullable InetAddress parse(@Nullable String text) {
    if (text == null || !(IPV4.matcher(text).matches() || IPV6.matcher(text).matches())) {
      return null;
    }
    try {
      return InetAddress.getByName(text); // never looked up: it is no name
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static String masked(InetAddress address, int bytes) {
    byte[] part =
        Arrays.copyOf(Arrays.copyOf(address.getAddress(), bytes), address.getAddress().length);
    try {
      return InetAddress.getByAddress(part).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
