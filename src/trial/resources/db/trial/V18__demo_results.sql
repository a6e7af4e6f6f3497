-- What a tool sees of a grade in Canvas' shape: its own score, and a teacher's only once there is
-- one. No maximum while no tool has posted a score.
alter table demo_grade add column result numeric;
alter table demo_grade add column result_maximum numeric;
update demo_grade set result = score, result_maximum = coalesce(maximum, 1);
