-- As in V153, of two more figures: who is lost, and who has a habit, is told of fewer people than did something.
delete from adoption_release_people where figure in ('P4.lost', 'use.habit');
delete from adoption_shown where basis = 'LOST';

-- Skill on a course's page is of those whose values are in it, and what was noted before names all who judged.
delete from adoption_course_look where metric = 'M4';
delete from adoption_course_release where metric = 'M4';
