package org.traininglayer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.traininglayer.start.PreparedStart;
import org.traininglayer.start.StartChecks;

/** Starts Training Layer: an LTI 1.3 tool in which people practise working with AI. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class TrainingLayerApplication {

  /** Starts the application; with profile {@code demo} the trial, without it production. */
  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(TrainingLayerApplication.class);
    application.addListeners(new StartChecks(), new PreparedStart(TrainingLayerApplication.class));
    application.run(args);
  }
}
