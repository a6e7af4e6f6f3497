package org.traininglayer.delivery.records;

import org.traininglayer.kernel.LearnerId;
import org.traininglayer.xapi.Statement;

/** A statement that goes to record stores, and whose it is. */
record ToForward(Statement statement, LearnerId learner) {}
