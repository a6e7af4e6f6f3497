package org.traininglayer.lrs;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/**
 * What the firewall refuses. Below {@code /xapi} its sender is software that reads JSON and needs
 * to know what to change; elsewhere it is answered as always.
 */
@Component
class RejectedRequests implements RequestRejectedHandler {

  private final RequestRejectedHandler elsewhere = new HttpStatusRequestRejectedHandler();
  private final String version;
  private final AllowedOrigins origins;

  RejectedRequests(LrsProperties properties, AllowedOrigins origins) {
    this.version = properties.version();
    this.origins = origins;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException why)
      throws IOException, ServletException {
    if (!XapiConfiguration.SERVLET.equals(request.getServletPath())) {
      elsewhere.handle(request, response, why);
      return;
    }
    refuse(request, response);
  }

  /**
   * An address that only becomes one below {@code /xapi} when it is decoded and put in order, as
   * {@code //xapi/about}: Spring's filters would fail on it. To be asked before them.
   */
  Filter disguisedAddresses() {
    return (request, response, chain) -> {
      if (request instanceof HttpServletRequest asked
          && response instanceof HttpServletResponse answer
          && !asked
              .getRequestURI()
              .startsWith(asked.getContextPath() + XapiConfiguration.SERVLET)) {
        refuse(asked, answer);
      } else {
        chain.doFilter(request, response);
      }
    };
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    XapiEnvelope.open(
        response,
        request.getHeader(XapiEnvelope.VERSION),
        version,
        origins.answerTo(request.getHeader("Origin")));
    XapiEnvelope.write(
        XapiResponse.failure(XapiFailure.badRequest(words(request))), request, false, response);
  }

  private static String words(HttpServletRequest request) {
    return request.getRequestURI().contains("//")
        ? "The address has two slashes in a row. An endpoint ends in /xapi/ and what follows begins"
            + " without a slash, as in /xapi/statements."
        : "The address, the method or a header has characters that it must not have.";
  }
}
