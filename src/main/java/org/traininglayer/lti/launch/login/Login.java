package org.traininglayer.lti.launch.login;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.PlatformId;

/**
 * A login that has begun.
 *
 * @param handle its name in addresses and in the cookie's name
 * @param nonce what the id_token must bring back
 * @param target target link of the login request; the signed one in the launch decides
 * @param loginHint as sent, to be echoed untouched
 * @param messageHint as sent, to be echoed untouched
 * @param storageTarget the frame of the platform's storage, where it has one
 * @param begunAt when the login request came
 */
public record Login(
    String handle,
    String nonce,
    PlatformId platform,
    String target,
    String loginHint,
    @Nullable String messageHint,
    @Nullable String storageTarget,
    Instant begunAt) {}
