package org.traininglayer.http;

import java.net.UnknownHostException;

/** The address lies inside our own network, where nobody outside may send us. */
public class AddressRefusedException extends UnknownHostException {

  AddressRefusedException(String host) {
    super(
        "the address of "
            + host
            + " is private; to allow it, name the host in traininglayer.http.allowed-hosts");
  }
}
