package org.traininglayer.lti;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a launch came about, for whoever must know that it is fresh (<a
 * href="https://openid.net/specs/openid-connect-core-1_0.html#IDToken">OpenID Connect Core, 2</a>).
 *
 * @param launch the launch that the platform sent; pages derived from it have the same
 * @param begunAt when its login began here
 * @param issuedAt when the platform issued its token ({@code iat}), by the platform's clock
 * @param signedInAt when the person signed in there ({@code auth_time}); null where the platform
 *     does not say, and few do
 */
public record Opening(
    UUID launch, Instant begunAt, Instant issuedAt, @Nullable Instant signedInAt) {}
