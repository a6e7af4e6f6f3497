package org.traininglayer.adoption.disclosure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Whose contributions all figures that are told at one time are of.
 *
 * @param measures by name
 */
public record Look(SortedMap<String, Measure> measures) {

  /** Copies the map. */
  public Look {
    measures = new TreeMap<>(measures);
  }

  /**
   * One of them.
   *
   * @param sum measures of one sum add up to a number that is told; empty where they do not
   */
  public record Measure(String sum, Whose whose) {}

  /** As it was kept. */
  public static Look unpacked(byte[] bytes) {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      SortedMap<String, Measure> measures = new TreeMap<>();
      int n = in.readInt();
      for (int i = 0; i < n; i++) {
        String name = in.readUTF();
        String sum = in.readUTF();
        boolean whole = in.readBoolean();
        Map<String, PeopleSketch> byRole = new TreeMap<>();
        TreeSet<String> told = new TreeSet<>();
        int roles = in.readInt();
        for (int j = 0; j < roles; j++) {
          String role = in.readUTF();
          if (in.readBoolean()) {
            told.add(role);
          }
          byRole.put(role, PeopleSketch.unpacked(in.readNBytes(PeopleSketch.PACKED)));
        }
        measures.put(name, new Measure(sum, new Whose(byRole, whole, told)));
      }
      return new Look(measures);
    } catch (IOException e) {
      throw new UncheckedIOException("a look that was kept cannot be read", e);
    }
  }

  /** For keeping; what is empty in the sketches takes no room. */
  public byte[] packed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeInt(measures.size());
      for (Map.Entry<String, Measure> measure : measures.entrySet()) {
        Whose whose = measure.getValue().whose();
        out.writeUTF(measure.getKey());
        out.writeUTF(measure.getValue().sum());
        out.writeBoolean(whose.whole());
        out.writeInt(whose.byRole().size());
        for (Map.Entry<String, PeopleSketch> role : new TreeMap<>(whose.byRole()).entrySet()) {
          out.writeUTF(role.getKey());
          out.writeBoolean(whose.told().contains(role.getKey()));
          out.write(role.getValue().packed());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a look cannot be kept", e);
    }
    return bytes.toByteArray();
  }
}
