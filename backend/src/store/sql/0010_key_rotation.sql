-- An organisation got new keys, and what it has stored is still being sealed to them. Null at rest.

alter table organisations add column rotation_began_at timestamptz;
