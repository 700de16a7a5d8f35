alter table trial add column if not exists continued_share double precision default 0 not null;
