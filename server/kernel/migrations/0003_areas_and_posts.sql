-- The tree of areas, who acts in which post, and their sessions.
create table area (
  id uuid primary key,
  kind text not null constraint area_kind check (kind in ('root', 'province', 'city', 'district', 'street', 'community', 'grid', 'building', 'stairwell')),
  code text not null,
  name text not null,
  name_key text collate "C" not null,
  local_key text,
  sort_key text collate "C" not null,
  parent_id uuid references area (id),
  path ltree not null,
  community_id uuid,
  time_zone text not null,
  ring jsonb,
  floors int,
  from_at bigint not null,
  until_at bigint,
  constraint area_has_parent check (kind = 'root' or parent_id is not null)
);
comment on column area.local_key is 'of a building: compound and number, one spelling within its community';
comment on column area.name_key is 'pinyin, for sorting and search';
create unique index area_code on area (code) where until_at is null;
create unique index building_key on area (community_id, local_key) where kind = 'building' and until_at is null;
create index area_parent on area (parent_id, kind, sort_key);
create index area_community on area (community_id, kind);
create index area_path on area using gist (path);
alter table area enable row level security;
create policy everyone_reads on area for select using (true);
create policy own_areas on area for insert with check (coalesce(community_id, id) = any((select app.streams())::uuid[]) or (select app.flag('write')));
create policy own_areas_change on area for update using (coalesce(community_id, id) = any((select app.streams())::uuid[]) or (select app.flag('write')));
grant select, insert, update on area to doorstep_app;

create table building_grid (
  community_id uuid not null,
  building_id uuid not null,
  grid_id uuid not null,
  from_at bigint not null,
  until_at bigint,
  primary key (community_id, building_id, from_at)
);
comment on table building_grid is 'dated borders: an event keeps the grid of its time, tallies follow the border of today';
create unique index building_in_one_grid on building_grid (community_id, building_id) where until_at is null;
create index grid_buildings on building_grid (community_id, grid_id) where until_at is null;
alter table building_grid enable row level security;
create policy everyone_reads on building_grid for select using (true);
create policy own_community on building_grid for insert with check (community_id = any((select app.communities())::uuid[]));
create policy own_community_change on building_grid for update using (community_id = any((select app.communities())::uuid[]));
grant select, insert, update on building_grid to doorstep_app;

create table organisation (
  id uuid primary key,
  name text not null,
  kind text not null,
  area_id uuid not null references area (id)
);
create table account (id uuid primary key, name text not null);
create table post (
  id uuid primary key,
  account_id uuid not null references account (id),
  role text not null,
  organisation_id uuid not null references organisation (id),
  area_id uuid not null references area (id),
  from_at bigint not null,
  until_at bigint
);
create index post_of_account on post (account_id);
create table session (
  token_digest bytea primary key,
  account_id uuid not null references account (id),
  post_id uuid not null references post (id),
  created_at bigint not null,
  expires_at bigint not null
);
grant select, insert, update on organisation, account, post to doorstep_app;
grant select, insert, delete on session to doorstep_app;
