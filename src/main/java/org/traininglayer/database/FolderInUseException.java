package org.traininglayer.database;

/** Another living application uses the folder. */
public class FolderInUseException extends DatabaseUnavailableException {

  FolderInUseException(String message) {
    super(message);
  }
}
