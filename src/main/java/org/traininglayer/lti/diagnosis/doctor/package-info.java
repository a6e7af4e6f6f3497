/** Tests connections as far as that can be done without a learner. */
@NullMarked
package org.traininglayer.lti.diagnosis.doctor;

import org.jspecify.annotations.NullMarked;
