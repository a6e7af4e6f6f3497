package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.traininglayer.admin.SampleHistory.State;
import org.traininglayer.admin.SampleHistory.Status;
import org.traininglayer.lti.People;

class InventedOnPagesTest {

  @ParameterizedTest
  @EnumSource
  void while_people_are_being_made_pages_know_how_far_it_is(State state) {
    Status status = new Status(state, 57, 120);

    Status told = pages(status).making();

    boolean unfinished = state == State.WAITING || state == State.MAKING;
    assertThat(told).isEqualTo(unfinished ? status : null);
  }

  private static InventedOnPages pages(Status status) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean(
        "sample",
        new SampleHistory() {
          @Override
          public Status status() {
            return status;
          }

          @Override
          public void remove() {}
        });
    return new InventedOnPages(mock(People.class), beans.getBeanProvider(SampleHistory.class));
  }
}
