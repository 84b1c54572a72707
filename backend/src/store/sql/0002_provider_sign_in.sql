-- Signing in through another provider: which one a login uses, and which one kept values are for.

alter table flows add column sso_provider text;
alter table credentials add column sso_provider text;
