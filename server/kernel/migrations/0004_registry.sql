-- Doors, households, residences, and the keys people are found by. Names and numbers themselves are facts.
create table dwelling (
  community_id uuid not null,
  id uuid not null,
  building_id uuid not null,
  stairwell text not null,
  floor int,
  room text not null,
  door_key text not null,
  sort_key text collate "C" not null,
  primary key (community_id, id),
  constraint one_dwelling_per_door unique (community_id, door_key)
);
create index dwelling_of_building on dwelling (community_id, building_id);
alter table dwelling enable row level security;
create policy own_community on dwelling using (community_id = any((select app.communities())::uuid[]));
grant select, insert, update on dwelling to doorstep_app;

create table household (
  community_id uuid not null,
  id uuid not null,
  dwelling_id uuid not null,
  building_id uuid not null,
  from_at bigint not null,
  until_at bigint,
  primary key (community_id, id)
);
create index household_of_dwelling on household (community_id, dwelling_id) where until_at is null;
create index household_of_building on household (community_id, building_id) where until_at is null;
alter table household enable row level security;
create policy own_community on household using (community_id = any((select app.communities())::uuid[]));
grant select, insert, update on household to doorstep_app;

create table residence (
  community_id uuid not null,
  household_id uuid not null,
  person_id uuid not null,
  kind text not null constraint residence_kind check (kind in ('registered', 'living', 'weekday', 'collective', 'temporary')),
  from_at bigint not null,
  until_at bigint,
  primary key (community_id, household_id, person_id, from_at)
);
create unique index one_living_residence on residence (community_id, person_id) where kind = 'living' and until_at is null;
create index residence_of_person on residence (community_id, person_id);
alter table residence enable row level security;
create policy own_community on residence using (community_id = any((select app.communities())::uuid[]));
grant select, insert, update on residence to doorstep_app;

create table search_key (
  community_id uuid not null,
  person_id uuid not null,
  building_id uuid not null,
  key text collate "C" not null,
  primary key (community_id, key, person_id)
);
comment on column search_key.key is 'n:name · p:pinyin · i:initials · t:keyed digest of the last four digits of a phone';
create index search_key_of_person on search_key (community_id, person_id);
alter table search_key enable row level security;
create policy own_community on search_key using (community_id = any((select app.communities())::uuid[]) and 'personal' = any((select app.classes())::text[]));
grant select, insert, delete on search_key to doorstep_app;

create table locator (
  blind bytea not null,
  kind text not null constraint locator_kind check (kind in ('id_number', 'phone')),
  community_id uuid not null,
  person_id uuid not null,
  primary key (blind, community_id, person_id)
);
comment on table locator is 'keyed blind index → community and person: the only look-up across communities, at import and registration';
create index locator_of_person on locator (community_id, person_id);
alter table locator enable row level security;
create policy only_when_registering on locator using ((select app.flag('write')));
grant select, insert, delete on locator to doorstep_app;

create table duplicate (
  community_id uuid not null,
  id uuid not null,
  a uuid not null,
  b uuid not null,
  reasons text[] not null,
  found_at bigint not null,
  verdict text constraint duplicate_verdict check (verdict in ('same', 'not_same')),
  settled_at bigint,
  primary key (community_id, id),
  constraint one_look_per_pair unique (community_id, a, b),
  constraint pair_in_order check (a < b)
);
comment on table duplicate is 'two records that may be one person; "not the same" is remembered so that nobody is asked twice';
alter table duplicate enable row level security;
create policy own_community on duplicate using (community_id = any((select app.communities())::uuid[]) and 'personal' = any((select app.classes())::text[]));
grant select, insert, update on duplicate to doorstep_app;
