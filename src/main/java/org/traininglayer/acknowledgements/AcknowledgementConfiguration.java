package org.traininglayer.acknowledgements;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Brings the settings in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AcknowledgementProperties.class)
class AcknowledgementConfiguration {}
