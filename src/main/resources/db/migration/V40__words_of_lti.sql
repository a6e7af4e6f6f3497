-- One word for one thing: what happened on a connection is a trace; an institution behind a
-- registration is a platform instance (the claim tool_platform.guid), for the organisation is our
-- tenant.
alter table lti_story rename to lti_connection_trace;
alter table lti_tenant rename to lti_platform_instance;
alter index lti_tenant_home rename to lti_platform_instance_home;
alter table lti_platform_instance rename column tenant to platform_instance;
alter table lti_deployment rename column tenant to platform_instance;
alter table lti_course rename column tenant to platform_instance;
alter table lti_launch rename column tenant to platform_instance;
alter table person rename column tenant to platform_instance;
alter table person
  rename constraint person_platform_tenant_subject to person_platform_instance_subject;
update lti_connection_trace set reason = 'INSTANCE_ON_HOLD' where reason = 'TENANT_ON_HOLD';
