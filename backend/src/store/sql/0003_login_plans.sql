-- The recorded way through a site's login, one a connection. Not sealed: there is no value in it.

create table login_plans (
  connection_id text primary key references connections (id) on delete cascade,
  version integer not null,
  plan jsonb not null,
  recorded_at timestamptz not null
);
