-- Checks of kept logins: when one is due, what came of each, and what stops logging in by itself.

alter table connections add column last_check_at timestamptz;
-- Null: never, or not before the next login.
alter table connections add column next_check_at timestamptz;
-- Logins that ran by themselves and failed, since the last success or change of the credential.
alter table connections add column failed_reauths integer not null default 0;

create index connections_check_due on connections (next_check_at) where next_check_at is not null;

create table health_checks (
  id text primary key,
  connection_id text not null references connections (id) on delete cascade,
  -- What was found, as a status of the connection.
  status text not null,
  previous_status text not null,
  -- What decided: cookies, probe or browser.
  tier text not null,
  -- Why nothing was found out; the status is the one before then.
  error_code text,
  error_message text,
  checked_at timestamptz not null
);

create index health_checks_newest_first on health_checks (connection_id, checked_at desc, id);

-- A flow that nobody attends to asks nothing: it ends where it would have to.
alter table flows add column attended boolean not null default true;
