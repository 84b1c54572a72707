-- Tenants and their keys. Every other row belongs to one project.

create table projects (
  id text primary key,
  name text not null,
  created_at timestamptz not null
);

create table api_keys (
  id text primary key,
  project_id text not null references projects (id),
  hash text not null unique,
  created_at timestamptz not null
);

-- What is kept: browser profiles, credentials and the connections that use both.

create table profiles (
  id text primary key,
  project_id text not null references projects (id),
  name text not null,
  sealed_state text,
  created_at timestamptz not null,
  updated_at timestamptz,
  last_used_at timestamptz,
  unique (project_id, name)
);

create table credentials (
  id text primary key,
  project_id text not null references projects (id),
  name text not null,
  domain text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (project_id, name)
);

create table credential_values (
  credential_id text not null references credentials (id) on delete cascade,
  ref text not null,
  sealed text not null,
  primary key (credential_id, ref)
);

create table connections (
  id text primary key,
  project_id text not null references projects (id),
  profile_id text not null references profiles (id),
  domain text not null,
  status text not null,
  allowed_domains jsonb not null,
  login_url text,
  post_login_url text,
  credential_id text references credentials (id) on delete set null,
  save_credentials boolean not null,
  record_session boolean not null,
  health_checks boolean not null,
  auto_reauth boolean not null,
  health_check_seconds integer not null,
  browser_telemetry jsonb,
  requirements jsonb,
  last_success_at timestamptz,
  created_at timestamptz not null,
  unique (profile_id, domain)
);

create index connections_newest_first on connections (project_id, created_at desc, id);

-- What runs: flows, one at a time a connection, and the answers on their way to them.

create table flows (
  id text primary key,
  -- The order of starts: clocks repeat themselves, this does not.
  start_order bigint generated always as identity,
  project_id text not null references projects (id),
  connection_id text not null references connections (id) on delete cascade,
  type text not null,
  status text not null,
  step text not null,
  revision integer not null,
  interaction jsonb,
  pause_expires_at timestamptz,
  answer_mark text,
  website_error text,
  error_code text,
  error_message text,
  handoff_hash text not null,
  handoff_expires_at timestamptz not null,
  handoff_used_at timestamptz,
  started_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null
);

create index flows_newest_first on flows (connection_id, start_order desc);

create index flows_recent on flows (connection_id, started_at);

create unique index flows_one_running on flows (connection_id) where status = 'IN_PROGRESS';

create table flow_answers (
  flow_id text primary key references flows (id) on delete cascade,
  sealed text not null
);
