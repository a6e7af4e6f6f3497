package org.traininglayer.delivery.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.LearnerId;

/**
 * Something that is to be sent.
 *
 * @param contentId put in once for each destination, however often it comes
 * @param learner whose it is: their messages arrive in order, and go when they are erased
 * @param reference what it is about; null where nothing is to be found by it
 * @param payload empty where the sender finds it elsewhere
 */
public record NewMessage(
    UUID contentId, LearnerId learner, @Nullable UUID reference, String payload) {}
