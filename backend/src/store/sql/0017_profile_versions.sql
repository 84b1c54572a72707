-- Which save of a profile this is. Who saves names the one it began with, and merges when that is
-- another one by now: two browsers of a profile never undo one another.

alter table profiles add column version integer not null default 0;

-- Workers make the keys of an organisation as soon as it is there.

create function tell_of_organisation() returns trigger language plpgsql as $$
begin
  perform pg_notify('organisation_added', '');
  return null;
end
$$;

create trigger organisations_are_told_of after insert on organisations
  for each statement execute function tell_of_organisation();
