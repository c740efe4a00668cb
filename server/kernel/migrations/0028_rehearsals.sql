-- What switching a pack on would bring, counted before it is done: a job's progress and its figures, about nobody.
create table rehearsal (
  id uuid primary key,
  stream_id uuid not null,
  area_id uuid not null references area (id),
  pack text not null,
  version int not null,
  post_id uuid not null,
  asked_at bigint not null,
  as_of bigint,
  done int not null default 0,
  total int,
  cancelled_at bigint,
  failed text,
  result jsonb
);
comment on table rehearsal is 'counts per grid alone; deleted with the oldest of an area when a newer one is made';
comment on column rehearsal.as_of is 'the instant (ms) it was counted at, when it is done';
create index rehearsal_of_area on rehearsal (area_id, asked_at desc);
alter table rehearsal enable row level security;
create policy everyone_reads on rehearsal for select using (true);
create policy own_streams on rehearsal for insert with check (stream_id = any((select app.streams())::uuid[]));
create policy own_streams_change on rehearsal for update
  using (stream_id = any((select app.streams())::uuid[]) or (select app.flag('system')));
create policy own_streams_remove on rehearsal for delete using (stream_id = any((select app.streams())::uuid[]));
grant select, insert, update, delete on rehearsal to doorstep_app;
