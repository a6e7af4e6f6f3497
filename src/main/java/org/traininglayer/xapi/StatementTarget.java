package org.traininglayer.xapi;

/** What a statement of ours is about: its object (xAPI 1.0.3, part 2, 2.4.4). */
public sealed interface StatementTarget permits Activity, Agent, StatementRef {}
