package org.traininglayer.sources;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.RecordDestinations;
import org.traininglayer.sources.SourceProperties.Source;

/**
 * Sources that are a destination too. What goes there under a pseudonym would come back with
 * another id and another person, and be counted twice: so they are not read, unless the settings
 * say that it is meant.
 */
@Component
class AlsoForwarded {

  private final RecordDestinations destinations;

  AlsoForwarded(RecordDestinations destinations) {
    this.destinations = destinations;
  }

  /** The destination at the address of a source, which is therefore not read. */
  Optional<String> as(Source source) {
    if (source.alsoForwarded()) {
      return Optional.empty();
    }
    String address = address(source.endpoint());
    return destinations.endpoints(source.owner()).entrySet().stream()
        .filter(one -> address(one.getValue()).equals(address))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  /** The same for every way to write the same endpoint (RFC 3986, 6.2.2 and 6.2.3). */
  static String address(URI endpoint) {
    URI plain = endpoint.normalize();
    String scheme = String.valueOf(plain.getScheme()).toLowerCase(Locale.ROOT);
    String host = String.valueOf(plain.getHost()).toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    int port = plain.getPort() < 0 ? usual : plain.getPort();
    String path = String.valueOf(plain.getPath()).replaceAll("/+$", "");
    return scheme + "://" + host + ":" + port + path;
  }
}
