package org.traininglayer.lrs;

import java.time.Instant;
import org.traininglayer.xapi.XapiVersion;

/**
 * A request of somebody known.
 *
 * @param version the rules by which it wants to be judged
 * @param base path of the store on this host, for links to further pages
 * @param now when it came, by the clock of the ledger
 */
record XapiCall(
    XapiRequest request, Caller caller, XapiVersion version, String base, Instant now) {}
