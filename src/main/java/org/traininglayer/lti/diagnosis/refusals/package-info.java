/** What is said when somebody cannot come in: to the learner and to the administrator. */
@NullMarked
@NamedInterface("refusals")
package org.traininglayer.lti.diagnosis.refusals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
