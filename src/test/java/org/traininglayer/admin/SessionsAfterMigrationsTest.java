package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.traininglayer.testing.TrainingLayerTest;

@TrainingLayerTest
class SessionsAfterMigrationsTest {

  @Autowired ConfigurableListableBeanFactory beans;

  @Test
  void sessions_are_cleaned_up_only_once_their_table_is_there() {
    String[] names = beans.getBeanNamesForType(JdbcIndexedSessionRepository.class);

    assertThat(names).hasSize(1);
    assertThat(beans.getBeanDefinition(names[0]).getDependsOn()).contains("flywayInitializer");
  }
}
