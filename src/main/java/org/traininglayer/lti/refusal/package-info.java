/** What is said when somebody cannot come in: to the learner and to the administrator. */
@NullMarked
package org.traininglayer.lti.refusal;

import org.jspecify.annotations.NullMarked;
