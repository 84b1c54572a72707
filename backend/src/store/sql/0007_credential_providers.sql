-- Password managers of an organisation, which logins fetch values from. What opens one is sealed.

create table credential_providers (
  id text primary key,
  organisation_id text not null references organisations (id) on delete cascade,
  -- The project it was made in, which its sealed texts are bound to.
  project_id text not null references projects (id),
  name text not null,
  provider_type text not null,
  enabled boolean not null,
  priority integer not null,
  cache_seconds integer not null,
  base_url text,
  file text,
  sealed_token text not null,
  sealed_key_file text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (organisation_id, name)
);

create index credential_providers_in_order
  on credential_providers (organisation_id, priority, created_at, id);

-- Where a connection's values are fetched from: an item by its path, or one by the connection's
-- domain, of one provider or of any. A deleted provider leaves its connections with none.

alter table connections
  add column credential_lookup text check (credential_lookup in ('path', 'domain', 'any')),
  add column credential_provider_id text references credential_providers (id) on delete set null,
  add column credential_path text;

create index connections_by_provider on connections (credential_provider_id)
  where credential_provider_id is not null;
