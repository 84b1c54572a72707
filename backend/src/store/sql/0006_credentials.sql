-- Credentials as a resource: authenticator keys, and whose the values are.

alter table credentials add column sealed_totp text;

-- Typed at an identity provider during a login, not given by a customer's server: such values are
-- typed at that provider only, even where its button is gone.
alter table credentials add column from_provider boolean not null default false;
update credentials set from_provider = true where sso_provider is not null;

create index credentials_newest_first on credentials (project_id, created_at desc, id);

-- The last step of each authenticator key that a code was typed for, by a keyed digest of the key:
-- the key may stand in several credentials, and sites take a code once.

create table totp_steps (
  mark text primary key,
  step bigint not null,
  claimed_at timestamptz not null
);

create index totp_steps_by_age on totp_steps (claimed_at);

-- Storage names of what the last successful login typed: what a login without a person needs.

alter table connections add column typed_refs jsonb;
