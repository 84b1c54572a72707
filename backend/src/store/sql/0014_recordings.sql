-- Films of logins, sealed. They go when their time is over.

create table recordings (
  id text primary key,
  project_id text not null references projects (id),
  connection_id text not null references connections (id) on delete cascade,
  session_id text not null,
  sealed text not null,
  started_at timestamptz not null,
  finished_at timestamptz not null
);

create index recordings_of_session on recordings (project_id, session_id, started_at);
create index recordings_by_age on recordings (finished_at);

alter table flows add column replay_id text references recordings (id) on delete set null;
