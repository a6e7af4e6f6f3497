package org.traininglayer.lti;

import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tool's address, from {@code traininglayer.base-url}. */
@Configuration(proxyBeanMethods = false)
class ToolAddressConfiguration {

  @Bean
  ToolAddress toolAddress(ToolProperties properties) {
    String text = properties.baseUrl();
    if (text == null || text.isBlank()) {
      throw new BaseUrlException(
          "The public address of this tool is not set: set traininglayer.base-url (environment"
              + " TRAININGLAYER_BASE_URL), for example https://training.example.org");
    }
    return new ToolAddress(parse(text.strip()));
  }

  private static URI parse(String text) {
    String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    try {
      URI uri = new URI(trimmed);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web
          && uri.getHost() != null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && uri.getRawUserInfo() == null
          && uri.getRawPath().isEmpty()) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // told below
    }
    throw new BaseUrlException(
        "traininglayer.base-url must be scheme, host and perhaps port, such as"
            + " https://training.example.org, but is: "
            + text);
  }
}
