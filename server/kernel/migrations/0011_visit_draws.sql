-- Each draw of visits is kept with what it was drawn from, so that anybody can draw again and compare.
create table visit_draw (
  community_id uuid not null,
  from_seq bigint not null,
  to_seq bigint not null,
  seed bytea not null,
  share double precision not null,
  eligible int not null,
  drawn int not null,
  at bigint not null,
  primary key (community_id, to_seq)
);
comment on column visit_draw.seed is 'the digest of event to_seq: known to nobody before the last visit of the draw was recorded';
alter table visit_draw enable row level security;
create policy everyone_reads on visit_draw for select using (true);
create policy own_community on visit_draw for insert with check (community_id = any((select app.communities())::uuid[]));
grant select, insert on visit_draw to doorstep_app;

-- The server acting for itself finds the communities in which visits wait for a draw; it reads skeletons alone.
create policy system_finds_heads on stream for select using ((select app.flag('system')));
create policy system_finds_visits on event for select using ((select app.flag('system')) and type = 'visit.recorded');
