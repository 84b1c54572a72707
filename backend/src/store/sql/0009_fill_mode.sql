-- How passwords of a connection are filled in: by stand-ins, typed where these do not work, or typed.

alter table connections
  add column fill_mode text not null default 'auto' check (fill_mode in ('decoy', 'auto', 'direct'));
