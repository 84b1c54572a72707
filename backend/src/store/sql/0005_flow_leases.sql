-- Who drives a flow: each claim raises the fence, and a driver's writes carry the one it was given.
-- A claim holds until its lease ends; the database's own clock decides when.

alter table flows add column fence integer not null default 0;
alter table flows add column lease_ends_at timestamptz;

-- Storage names, never values, of what was typed and must not be typed again by itself.
alter table flows add column spent jsonb not null default '[]';

create index flows_unclaimed on flows (lease_ends_at) where status = 'IN_PROGRESS';
