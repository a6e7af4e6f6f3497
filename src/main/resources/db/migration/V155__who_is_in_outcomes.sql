-- As in V153 and V154, of quality, defects, who became surer, runs and their stages, and whether use begins and lasts:
-- they are held against each other by what each person counts for in them, and no longer by all who did something.
delete from adoption_release_people
 where figure in ('M1.quality', 'M1.defects', 'M3.raised', 'M5.completed', 'M5.ai-bypass', 'M5.check-bypass',
                  'use.started', 'use.sustained')
    or figure like 'steps.%';
delete from adoption_shown where basis in ('TASKS', 'STEPS');
