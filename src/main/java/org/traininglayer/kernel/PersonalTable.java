package org.traininglayer.kernel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows in which something about people is kept: which are whose, what an export of one person has
 * of them, and what becomes of them when the person is erased.
 *
 * @param name of these rows, unique: the name of their file in an export, and of their line in the
 *     record of an erasure
 * @param table where they are
 * @param whose condition in SQL on the table as {@code t}; it may name {@code :organisation},
 *     {@code :learner}, {@code :homePage}, {@code :account} (empty where they are known by another
 *     identifier), {@code :personName} (empty where nobody told one), and what {@link
 *     PersonalTables#values} adds
 * @param onErasure what becomes of them
 * @param withheld columns that no export has: secrets of ours, and other people
 * @param json columns of text that is JSON, written as such
 * @param content a column of bytes that become a file of their own
 */
public record PersonalTable(
    String name,
    String table,
    String whose,
    OnErasure onErasure,
    Set<String> withheld,
    Set<String> json,
    @Nullable String content) {

  /** Of an organisation, under our own id of the person. */
  public static final String LEARNER =
      "t.organisation_id = :organisation and t.learner_id = :learner";

  /** Of an organisation, under the account by which learning records name the person. */
  public static final String ACCOUNT =
      "t.organisation_id = :organisation and t.home_page = :homePage and t.account = :account";

  /** What becomes of rows when their person is erased. */
  public enum OnErasure {
    /** They go. */
    ERASED,
    /** They stay without what says whose they are. */
    DE_IDENTIFIED,
    /** They stay; the record of the erasure says why. */
    KEPT
  }

  /** Copies the sets. */
  public PersonalTable {
    withheld = Set.copyOf(withheld);
    json = Set.copyOf(json);
  }

  /** Rows named after their table, which an export has as they are. */
  public PersonalTable(String table, String whose, OnErasure onErasure) {
    this(table, table, whose, onErasure, Set.of(), Set.of(), null);
  }

  /** The same rows under another name. */
  public PersonalTable named(String name) {
    return new PersonalTable(name, table, whose, onErasure, withheld, json, content);
  }

  /** Without these columns in exports. */
  public PersonalTable without(String... columns) {
    return new PersonalTable(name, table, whose, onErasure, Set.of(columns), json, content);
  }

  /** With these columns as JSON. */
  public PersonalTable withJson(String... columns) {
    return new PersonalTable(name, table, whose, onErasure, withheld, Set.of(columns), content);
  }

  /** With the bytes of this column as files. */
  public PersonalTable withFiles(String column) {
    return new PersonalTable(name, table, whose, onErasure, withheld, json, column);
  }
}
