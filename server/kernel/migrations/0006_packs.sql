-- Published packs and dictionaries, and what is switched on where.
create table pack_version (
  pack text not null,
  version int not null,
  dictionary_version int not null,
  body jsonb not null,
  digest bytea not null,
  published_at bigint not null,
  primary key (pack, version)
);
create table dictionary_version (
  version int primary key,
  body jsonb not null,
  digest bytea not null,
  published_at bigint not null
);
grant select, insert on pack_version, dictionary_version to doorstep_app;

create table activation (
  id uuid primary key,
  stream_id uuid not null,
  pack text not null,
  version int not null,
  area_id uuid not null references area (id),
  area_path ltree not null,
  from_at bigint not null,
  until_at bigint,
  ended_at bigint,
  basis text not null,
  foreign key (pack, version) references pack_version (pack, version)
);
create index activation_path on activation using gist (area_path);
alter table activation enable row level security;
create policy everyone_reads on activation for select using (true);
create policy own_streams on activation for insert with check (stream_id = any((select app.streams())::uuid[]));
create policy own_streams_change on activation for update using (stream_id = any((select app.streams())::uuid[]));
grant select, insert, update on activation to doorstep_app;
comment on table activation is 'what is switched on where is told to everyone: it is no secret';
