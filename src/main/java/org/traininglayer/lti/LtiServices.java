package org.traininglayer.lti;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.Launch.GradeService;

/**
 * What the platform offers to be asked afterwards.
 *
 * @param grades the <a
 *     href="https://www.imsglobal.org/spec/lti-ags/v2p0#assignment-and-grade-service-claim">
 *     Assignment and Grade Service</a> (AGS 2.0, 3.1)
 * @param roster the address of <a
 *     href="https://www.imsglobal.org/spec/lti-nrps/v2p0#lti-1-3-integration">Names and Role
 *     Provisioning</a> (NRPS 2.0, 3.6)
 */
public record LtiServices(@Nullable GradeService grades, @Nullable URI roster) {}
