package org.traininglayer.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.Dns;

/**
 * Resolves names and refuses those that lead inside. It looks at what a name resolves to, and the
 * same addresses are then connected to, so a name cannot change its mind in between.
 */
final class AddressGuard implements Dns {

  private final Dns resolver;
  private final boolean anyAddress;
  private final Set<String> allowedHosts;

  AddressGuard(Dns resolver, HttpProperties properties) {
    this.resolver = resolver;
    this.anyAddress = properties.allowPrivateAddresses();
    this.allowedHosts =
        properties.allowedHosts().stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> found = resolver.lookup(host);
    if (!anyAddress && !allowedHosts.contains(host.toLowerCase(Locale.ROOT))) {
      for (InetAddress address : found) {
        if (!PublicAddresses.contains(address)) {
          throw new AddressRefusedException(host);
        }
      }
    }
    return found;
  }

  /** OkHttp does not ask a resolver about hosts that are addresses already; so we ask ourselves. */
  void check(String host) throws UnknownHostException {
    if (host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))) {
      lookup(host);
    }
  }
}
