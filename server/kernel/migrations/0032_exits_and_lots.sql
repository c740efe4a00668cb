-- What an end finds open, and draws of lots as anybody may check them.
create index matter_of_activation on matter (community_id, activation_id) where open;

create table lots (
  community_id uuid not null,
  id uuid not null,
  activation_id uuid not null,
  rule text not null,
  drawn_at bigint not null,
  seed text not null,
  places int not null,
  tickets uuid[] not null,
  promised int not null,
  moved_at bigint,
  primary key (community_id, id)
);
comment on column lots.tickets is 'in the order of the draw: each is the id of a matter, which tells nobody whose it is';
comment on column lots.promised is 'so many of the first were drawn before the rest';
comment on column lots.moved_at is 'when every ticket had been told of its place; null: a job is at it';
create index lots_newest on lots (community_id, drawn_at desc, id desc);
alter table lots enable row level security;
create policy own_community on lots using ((select app.communities())::uuid[] @> array[community_id]);
create policy everyone_reads on lots for select using (true);
create policy writers_add on lots as restrictive for insert with check ((select app.flag('write')));
grant select, insert, update on lots to doorstep_app;
