package org.traininglayer.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.traininglayer.TrainingLayerApplication;

/**
 * The trial on two sites: the tool is {@code http://localhost:port}, the demo LMS is {@code
 * http://127.0.0.1:port}. The port is known before the start, so that all addresses are true.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
    classes = TrainingLayerApplication.class,
    webEnvironment = WebEnvironment.DEFINED_PORT,
    properties = "traininglayer.sample.enabled=false")
@ActiveProfiles("demo")
@ContextConfiguration(initializers = {OwnDatabase.class, TwoSites.class})
public @interface TrialTest {}
