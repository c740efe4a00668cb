-- What offices ask communities for beyond what is on record, with its price, and what became of it.
create table demand (
  community_id uuid not null,
  id uuid not null,
  area_id uuid not null,
  area_path text not null,
  sponsor text not null,
  purpose text not null,
  basis text not null,
  until_at bigint not null,
  elements text[] not null,
  form text,
  missing jsonb not null,
  seconds int not null,
  raised_at bigint not null,
  post_id uuid not null,
  role text not null,
  admitted_at bigint,
  declined_at bigint,
  reason text,
  primary key (community_id, id),
  constraint demand_asks_something check (cardinality(elements) > 0)
);
comment on column demand.missing is 'by element: of how many subjects it was not known when the demand was raised';
comment on column demand.declined_at is 'declined, or ended by the community after it was admitted';
create index demand_newest on demand (community_id, raised_at desc, id desc);
create index demand_asking on demand (community_id, until_at) where admitted_at is not null;
alter table demand enable row level security;
create policy own_community on demand using ((select app.communities())::uuid[] @> array[community_id]);
create policy writers_add on demand as restrictive for insert with check ((select app.flag('write')));
create policy writers_change on demand as restrictive for update using ((select app.flag('write')));
grant select, insert, update on demand to doorstep_app;
