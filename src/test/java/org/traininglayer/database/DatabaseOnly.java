package org.traininglayer.database;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An application of nothing but its database, with the product's own configuration. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(DatabaseProperties.class)
@Import(DatabaseConfiguration.class)
class DatabaseOnly {

  /** Runs until it is ended. */
  public static void main(String[] args) throws InterruptedException {
    JdbcClient jdbc = SpringApplication.run(DatabaseOnly.class, args).getBean(JdbcClient.class);
    System.out.println("database " + jdbc.sql("select current_database()").query().singleValue());
    Thread.currentThread().join();
  }
}
