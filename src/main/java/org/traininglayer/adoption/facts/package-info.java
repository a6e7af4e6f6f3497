/** Statements read into facts, one class for each template of our xAPI profile; pure. */
@NullMarked
package org.traininglayer.adoption.facts;

import org.jspecify.annotations.NullMarked;
