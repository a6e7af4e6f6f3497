package org.traininglayer.lti.launch;

import java.time.Instant;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.ToolAddress;

/**
 * What a launch is measured against.
 *
 * @param nonce the one of the login that this launch ends
 */
record LaunchTerms(Platform platform, ToolAddress tool, String nonce, Instant now) {}
