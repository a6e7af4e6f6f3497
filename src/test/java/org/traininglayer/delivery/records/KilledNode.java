package org.traininglayer.delivery.records;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.postgresql.ds.PGSimpleDataSource;
import org.traininglayer.delivery.Node;

/** A node in a process of its own, to be killed. Arguments: database URL, user, LRS endpoint. */
final class KilledNode {

  private KilledNode() {}

  /** The password comes by the environment. */
  public static void main(String[] arguments) throws InterruptedException {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(arguments[0]);
    database.setUser(arguments[1]);
    database.setPassword(System.getenv("DB_PASSWORD"));
    try (Node node = new Node(database, Node.settings(URI.create(arguments[2])))) {
      node.start();
      new CountDownLatch(1).await();
    }
  }
}
