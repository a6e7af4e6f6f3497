-- Figures are held against each other by whoever is in them, and no longer by all who did what they
-- rest on: whose they are is noted so from now on, and cannot be held against what was noted before.
delete from adoption_release_people
 where figure in ('M2.time', 'M2.felt', 'M4.caught', 'M4.alarms', 'M4.skill', 'M4.criterion',
                  'use.trained', 'P1.gap', 'P3.chill');
delete from adoption_shown where basis in ('REVIEWS', 'CLAIMS', 'CHILLED', 'FELT');
