-- Organisations: what keys, audit and shredding belong to. Every project is of one.

create table organisations (
  id text primary key,
  name text not null,
  created_at timestamptz not null,
  -- Its keys were destroyed then: nothing it sealed can be opened again.
  shredded_at timestamptz
);

insert into organisations (id, name, created_at) values ('org_default', 'Default', now());

alter table projects
  add column organisation_id text not null default 'org_default' references organisations (id);

-- Key pairs. The public half seals; the private half is wrapped by a key-encryption key, which is
-- never in the database.

create table organisation_keys (
  id text primary key,
  organisation_id text not null references organisations (id) on delete cascade,
  version integer not null,
  suite text not null,
  public_key text not null,
  wrapped_by text not null,
  wrapped_private_key text not null,
  created_at timestamptz not null,
  retired_at timestamptz,
  unique (organisation_id, version, suite)
);

create index organisation_keys_wrapped_by on organisation_keys (wrapped_by, id);

-- Every opening of a sealed value, one chain of hashes an organisation. No references: a row outlives
-- what it tells of.

create table audit_log (
  organisation_id text not null,
  sequence bigint not null,
  at timestamptz not null,
  actor text not null,
  project_id text not null,
  record_id text not null,
  field text not null,
  purpose text not null,
  origin text,
  previous_hash text not null,
  hash text not null,
  primary key (organisation_id, sequence)
);

-- The end of each chain. Its row is held while the chain grows, so entries come one after another.
create table audit_heads (
  organisation_id text primary key,
  sequence bigint not null,
  hash text not null
);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end
$$;

create trigger audit_log_is_append_only before update or delete on audit_log
  for each row execute function refuse_audit_change();

create trigger audit_log_is_never_emptied before truncate on audit_log
  for each statement execute function refuse_audit_change();
