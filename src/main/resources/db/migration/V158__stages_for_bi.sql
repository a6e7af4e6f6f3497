-- What is lost at each stage of the work is part of the way through it, as on the page and in files.
create or replace view adoption_v1.funnel_cell with (security_barrier) as
  select * from adoption_v1.metric_cell
   where figure like 'M5.%' or figure like 'P4.%' or figure like 'steps.%';
