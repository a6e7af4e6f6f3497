package org.traininglayer.demo;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A column of the gradebook.
 *
 * @param link the link it belongs to; null for a column of its own
 * @param review where a submission is reviewed, as the tool said; null where it said nothing
 */
record DemoLineItem(
    int id,
    int course,
    int tool,
    @Nullable Integer link,
    String label,
    BigDecimal maximum,
    String resourceId,
    String tag,
    @Nullable JsonNode review) {}
