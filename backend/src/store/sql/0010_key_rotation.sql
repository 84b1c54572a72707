-- An organisation got new keys, and what it has stored is still being sealed to them. Null at rest.

alter table organisations add column rotation_began_at timestamptz;

-- A new key-encryption key rewrites every row. With room on its page, and no index on what changes,
-- a row is rewritten in place.
drop index organisation_keys_wrapped_by;
alter table organisation_keys set (fillfactor = 50);
