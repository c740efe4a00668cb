-- Tallies are sums of contributions, kept per building and per community; a subject keeps what it contributes now.
create table series (
  id int generated always as identity primary key,
  key text not null unique,
  activation_id uuid,
  report text not null,
  code text
);
grant select, insert on series to doorstep_app;
insert into series (key, report) values ('base/households', 'households'), ('base/persons', 'persons');

create table contribution (
  community_id uuid not null,
  subject_id uuid not null,
  household_id uuid not null,
  building_id uuid not null,
  person boolean not null,
  series int[] not null,
  until_at bigint,
  primary key (community_id, subject_id, household_id)
) with (fillfactor = 70);
create index contribution_of_building on contribution (community_id, building_id);
comment on column contribution.until_at is 'the instant at which time alone changes it; not indexed, so that updates stay HOT: see tally_due';
alter table contribution enable row level security;
create policy own_community on contribution using (community_id = any((select app.communities())::uuid[]));
grant select, insert, update, delete on contribution to doorstep_app;

create table tally (
  community_id uuid not null,
  area_id uuid not null,
  series int not null,
  n int not null,
  primary key (community_id, area_id, series)
) with (fillfactor = 70);
comment on column tally.area_id is 'a building, or the community itself for its sum';
alter table tally enable row level security;
create policy own_community on tally using (community_id = any((select app.communities())::uuid[]) or (select app.flag('wide')))
  with check (community_id = any((select app.communities())::uuid[]));
grant select, insert, update, delete on tally to doorstep_app;

create table tally_due (
  community_id uuid not null,
  building_id uuid not null,
  due_at bigint not null,
  primary key (community_id, building_id)
) with (fillfactor = 70);
create index tally_due_at on tally_due (due_at);
alter table tally_due enable row level security;
create policy own_community on tally_due using (community_id = any((select app.communities())::uuid[]) or (select app.flag('system')));
grant select, insert, update, delete on tally_due to doorstep_app;

create table recount_todo (
  community_id uuid not null,
  building_id uuid not null,
  activation_id uuid not null,
  primary key (community_id, building_id, activation_id)
);
comment on table recount_todo is 'buildings whose contributions a switch still has to reach';
alter table recount_todo enable row level security;
create policy own_community on recount_todo using (community_id = any((select app.communities())::uuid[]) or (select app.flag('system')));
grant select, insert, delete on recount_todo to doorstep_app;
