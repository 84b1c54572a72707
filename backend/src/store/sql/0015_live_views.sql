-- Where people reach the process that drives a flow: its browser can be watched there.

alter table flows add column live_view_origin text;

-- Which process has the browser of an agent, how it is reached, and until when it is taken for alive.

alter table browser_sessions add column worker_id text;
alter table browser_sessions add column origin text;
alter table browser_sessions add column lease_ends_at timestamptz;

create index browser_sessions_leases on browser_sessions (lease_ends_at) where deleted_at is null;

-- An errand that one worker alone can do.

alter table errands add column worker_id text;
