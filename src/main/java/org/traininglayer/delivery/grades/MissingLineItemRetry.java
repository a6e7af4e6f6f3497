package org.traininglayer.delivery.grades;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.traininglayer.delivery.Grades.GradeState;

/**
 * Sends grades that had found no column once another grade of the same link has one: somebody has
 * ticked grading in the meantime, and the next launch brought the column.
 */
@Component
class MissingLineItemRetry {

  private static final int AT_ONCE = 100;

  private final GradeTable grades;
  private final StoredGrades stored;
  private final TransactionOperations transaction;

  MissingLineItemRetry(GradeTable grades, StoredGrades stored, TransactionOperations transaction) {
    this.grades = grades;
    this.stored = stored;
    this.transaction = transaction;
  }

  @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
  void heal() {
    grades
        .healed(AT_ONCE)
        .forEach(grade ->
            transaction.executeWithoutResult(status ->
                grades
                    .find(grade)
                    .filter(kept -> kept.obstacle() == GradeState.NO_LINE_ITEM)
                    .ifPresent(stored::again)));
  }
}
