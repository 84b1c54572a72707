-- Ways out for browsers: kept per project, pinned to a connection or to one login of it.

create table proxies (
  id text primary key,
  project_id text not null references projects (id),
  type text not null,
  name text,
  protocol text not null,
  config jsonb not null,
  sealed_password text,
  ca_bundle text,
  bypass_hosts jsonb not null,
  ip_address text,
  status text,
  last_checked timestamptz,
  created_at timestamptz not null,
  deleted_at timestamptz
);

create index proxies_newest_first on proxies (project_id, created_at desc) where deleted_at is null;

alter table connections add column proxy_id text references proxies (id);
create index connections_by_proxy on connections (proxy_id) where proxy_id is not null;

-- What one login was told to do otherwise than its connection says.
alter table flows add column proxy_id text references proxies (id);
alter table flows add column record_session boolean;
