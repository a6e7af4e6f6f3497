package org.traininglayer.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;
import org.traininglayer.TrainingLayerApplication;

/**
 * The whole application on a random port, with a database of its own on the one PostgreSQL server
 * of the test run. Its public address is {@code https://tool.example}: tests call {@code localhost}
 * and the random port, and so see at once where an address was taken from the request.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
    classes = TrainingLayerApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "traininglayer.base-url=https://tool.example",
      "traininglayer.secret-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
      "traininglayer.http.allow-private-addresses=true",
      "traininglayer.lti.platforms-file="
    })
@ContextConfiguration(initializers = OwnDatabase.class)
public @interface TrainingLayerTest {

  /** Properties for this test class; each different set costs a context of its own. */
  @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
  String[] properties() default {};
}
