package org.traininglayer.xapi;

/** The two families of xAPI whose rules differ. */
public enum XapiVersion {
  /** 1.0.0 to 1.0.3. */
  V1,
  /** 2.0, IEEE 9274.1.1. */
  V2
}
