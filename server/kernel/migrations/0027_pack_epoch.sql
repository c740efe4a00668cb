-- Packs published while servers run: each version with its text, its publisher and the place it may be used in; one number
-- per place that every command reads; and a lock by which a change above communities waits for commands under way below.
alter table pack_version
  add column source text,
  add column stream_id uuid,
  add column area_id uuid references area (id),
  add column area_path ltree not null default 'all',
  add column post_id uuid,
  add column epoch bigint not null default 1;
comment on column pack_version.source is 'the YAML as it was written; null for one stored before texts were kept';
comment on column pack_version.stream_id is 'where its publishing is an event; null: it shipped';
comment on column pack_version.area_id is 'the area it may be used in and below; null: everywhere';
create index pack_version_place on pack_version (area_path, epoch);

alter table pack_version enable row level security;
create policy everyone_reads on pack_version for select using (true);
create policy own_streams on pack_version for insert
  with check (stream_id = any((select app.streams())::uuid[]) or (stream_id is null and (select app.flag('system'))));

create table pack_epoch (
  area_path ltree primary key,
  epoch bigint not null
);
comment on table pack_epoch is 'by place: how often packs were published for it; a process that knows fewer loads before it decides';
insert into pack_epoch (area_path, epoch) select 'all', 1 where exists (select from pack_version);
create index pack_epoch_above on pack_epoch using gist (area_path);
alter table pack_epoch enable row level security;
create policy everyone_reads on pack_epoch for select using (true);
create policy writers_add on pack_epoch for insert with check ((select app.flag('write')));
create policy writers_raise on pack_epoch for update using ((select app.flag('write')));
grant select, insert, update on pack_epoch to doorstep_app;

alter table activation add column earlier jsonb not null default '[]';
comment on column activation.earlier is 'versions in force before the present one, oldest first: {version, until}, until in ms';

-- A command holds what is above its place, shared; a change of what is in force there is made alone.
create function app.hold_path(path ltree, alone boolean) returns void language plpgsql volatile as $$
begin
  for n in 1 .. nlevel(path) - 1 loop
    perform pg_advisory_xact_lock_shared(771203, hashtext(subpath(path, 0, n)::text));
  end loop;
  if alone then perform pg_advisory_xact_lock(771203, hashtext(path::text)); end if;
end $$;
grant execute on function app.hold_path to doorstep_app;
