-- Browsers that agents use. A row outlives its browser, for the history.

create table browser_sessions (
  id text primary key,
  project_id text not null references projects (id),
  name text,
  profile_id text references profiles (id) on delete set null,
  save_changes boolean not null,
  proxy_id text references proxies (id),
  start_url text,
  timeout_seconds integer not null,
  viewport jsonb,
  tags jsonb not null,
  created_at timestamptz not null,
  deleted_at timestamptz
);

create index browser_sessions_newest_first on browser_sessions (project_id, created_at desc);
create unique index browser_sessions_active_name on browser_sessions (project_id, name)
  where deleted_at is null;
