/**
 * The pages on which people work. {@code PlayerController} shows where an attempt stands, {@code
 * AnswerController} takes what a learner says; both only translate between browser and {@link
 * org.traininglayer.learning.Practice}.
 *
 * <p>What a page shows is decided in the {@code …View} records, from the module and the work done.
 * What would give an answer away (seeded errors, decoys, levels, correct options, their ids) is put
 * into a view only after the answer is stored; claims and options are named by position.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "lti", "catalog", "learning", "persistence"})
package org.traininglayer.player;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
