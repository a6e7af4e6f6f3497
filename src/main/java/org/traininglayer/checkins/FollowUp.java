package org.traininglayer.checkins;

import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.ModuleId;

/**
 * What follows from the answers of a check-in.
 *
 * @param rule the id of the rule that says so
 * @param html what to do
 * @param module where to go on; null for nowhere
 * @param afterDays in how many days; 0 for now
 */
public record FollowUp(String rule, String html, @Nullable ModuleId module, int afterDays) {}
