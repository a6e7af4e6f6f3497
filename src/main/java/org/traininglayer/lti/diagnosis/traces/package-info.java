/** What happened on the connections, told as lists of checks. */
@NullMarked
@NamedInterface("traces")
package org.traininglayer.lti.diagnosis.traces;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
