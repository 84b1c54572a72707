-- Films of agents' browsers, and of checks, beside those of logins. A row without a film and an end is of
-- one that is being made.

alter table recordings alter column connection_id drop not null;
alter table recordings alter column sealed drop not null;
alter table recordings alter column finished_at drop not null;
alter table recordings add column browser_id text references browser_sessions (id) on delete cascade;
alter table recordings add constraint recordings_have_an_owner
  check ((connection_id is null) <> (browser_id is null));

alter table health_checks add column replay_id text references recordings (id) on delete set null;
