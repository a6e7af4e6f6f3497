package org.traininglayer;

import java.lang.reflect.InvocationTargetException;

/**
 * Where {@code java -jar} begins. Compiled for an older Java than all the rest, so that it can say
 * in a sentence what is missing where the application itself could not even be loaded.
 */
public final class Start {

  /** The oldest Java on which the application runs. */
  static final int OLDEST = 21;

  private Start() {}

  /** Starts {@code TrainingLayerApplication}, or says which Java to install. */
  public static void main(String[] args) throws ReflectiveOperationException {
    int java = Runtime.version().feature();
    if (java < OLDEST) {
      System.err.println(tooOld(java, System.getProperty("java.home", "?")));
      System.exit(1);
    }
    try {
      Class.forName("org.traininglayer.TrainingLayerApplication")
          .getMethod("main", String[].class)
          .invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** What to say to whoever starts it on a Java that is too old. */
  static String tooOld(int java, String home) {
    return "Training Layer needs Java "
        + OLDEST
        + " or newer, and this is Java "
        + java
        + " ("
        + home
        + "). Install a newer one, for instance from your distribution (openjdk-21-jre or later) or"
        + " https://adoptium.net, and start it with that one: /path/to/newer/bin/java -jar …";
  }
}
