-- A request by which a site tells who is logged in, and what it answers to whom; no value in it.
-- Null: none could tell, or none was tried since the last login.

alter table connections add column probe jsonb;
