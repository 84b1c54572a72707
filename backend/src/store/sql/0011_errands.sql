-- What an API process asks of a worker and waits for. Seconds old at most; no value in the clear.

create table errands (
  id text primary key,
  kind text not null,
  -- Ids alone.
  asked jsonb not null,
  -- The asking process's own public key: nobody else reads the reply.
  reply_key text not null,
  created_at timestamptz not null default now(),
  taken_at timestamptz,
  sealed_reply text,
  refusal jsonb
);
