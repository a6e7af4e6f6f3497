package org.traininglayer.xapi;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement that this product makes: the subset of xAPI that is valid under 1.0.3 and 2.0.0
 * alike. Statements of other senders are kept as the text they came in and are never forced into
 * this shape.
 *
 * @param timestamp when it happened, not when it was sent
 */
public record Statement(
    UUID id,
    Agent actor,
    Verb verb,
    StatementTarget object,
    @Nullable Result result,
    @Nullable Context context,
    Instant timestamp) {}
