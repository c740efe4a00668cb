-- Uploads, templates and exports are encrypted, expiring rows; a roster import keeps its dry run until confirmed.
create table file (
  id uuid primary key,
  stream_id uuid not null,
  post_id uuid not null,
  kind text not null,
  name text not null,
  detail jsonb not null,
  data bytea not null,
  key_id uuid not null,
  created_at bigint not null,
  expires_at bigint not null
);
create index file_expiry on file (expires_at);
alter table file enable row level security;
create policy own_streams on file using (stream_id = any((select app.streams())::uuid[]));
grant select, insert, delete on file to doorstep_app;

create table import (
  community_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  file_name text not null,
  state text not null constraint import_state check (state in ('reading', 'checked', 'writing', 'done', 'cancelled', 'refused')),
  done int not null default 0,
  total int not null default 0,
  refusal jsonb,
  columns jsonb not null default '[]',
  counts jsonb not null default '{}',
  plan_file uuid,
  at bigint not null,
  primary key (community_id, id)
);
comment on column import.plan_file is 'the sealed dry run: what would be written, and the problems, until confirmed or expired';
create index import_newest on import (community_id, at desc, id desc);
alter table import enable row level security;
create policy own_community on import using (community_id = any((select app.communities())::uuid[]));
grant select, insert, update on import to doorstep_app;
