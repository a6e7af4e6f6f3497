-- No address and no refusal is kept of somebody who was erased a moment ago.
create trigger attempt_of_somebody before insert on check_in_reminder_address
  for each row execute function attempt_of_somebody();
create trigger attempt_of_somebody before insert on check_in_reminder_refused
  for each row execute function attempt_of_somebody();

-- Launches of those who look at somebody's work are found by whose it is.
create index lti_launch_for_user on lti_launch ((message_details ->> 'forUser'))
  where message_type = 'LtiSubmissionReviewRequest';
