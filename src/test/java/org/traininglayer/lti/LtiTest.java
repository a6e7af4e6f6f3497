package org.traininglayer.lti;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.traininglayer.testing.TrainingLayerTest;

/** The whole application, in which every launch leads to {@code /arrived/{token}}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TrainingLayerTest
@Import(Arrivals.class)
@interface LtiTest {}
