-- Which of several of a week was told last: groups told over the same weeks are held together
-- against all that was shown.
alter table adoption_shown add column noted_at timestamptz not null default now();
