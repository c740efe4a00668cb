-- Resources of a community: what there is, and the double-entry lines that alone change how much of it is where.
create table resource (
  community_id uuid not null,
  id uuid not null,
  kind text not null constraint resource_kind check (kind in ('stock', 'vehicle', 'bed', 'room', 'slot')),
  name text not null,
  name_key text collate "C" not null,
  unit text not null,
  supply text,
  area_id uuid not null,
  from_at bigint,
  until_at bigint,
  added_at bigint not null,
  retired_at bigint,
  on_hand bigint not null default 0 constraint on_hand_never_negative check (on_hand >= 0),
  reserved bigint not null default 0 constraint reserved_never_negative check (reserved >= 0),
  out bigint not null default 0 constraint out_never_negative check (out >= 0),
  supplier bigint not null default 0,
  found bigint not null default 0,
  used bigint not null default 0,
  written_off bigint not null default 0,
  primary key (community_id, id),
  constraint slot_has_window check ((kind = 'slot') = (from_at is not null and until_at is not null)),
  constraint resource_balances check (on_hand + reserved + out + supplier + found + used + written_off = 0)
) with (fillfactor = 70);
comment on column resource.on_hand is 'there and promised to nobody; kept by the statement that writes the lines, so the sum of all accounts stays 0';
create index resource_by_name on resource (community_id, name_key, id);
create index resource_of_supply on resource (community_id, supply) where supply is not null and retired_at is null;

create table resource_movement (
  community_id uuid not null,
  id uuid not null,
  n bigint generated always as identity,
  resource_id uuid not null,
  move text not null,
  at bigint not null,
  quantity bigint not null,
  reservation_id uuid,
  matter_id uuid,
  reason text,
  post_id uuid not null,
  role text not null,
  organisation_id uuid not null,
  primary key (community_id, id)
);
comment on column resource_movement.n is 'rises in the order of the stream, whose head is held while it is given out';
create index resource_history on resource_movement (community_id, resource_id, n);

create table resource_line (
  community_id uuid not null,
  movement_id uuid not null,
  account text not null constraint line_account check (account in ('on_hand', 'reserved', 'out', 'supplier', 'found', 'used', 'written_off')),
  resource_id uuid not null,
  quantity bigint not null constraint line_moves_something check (quantity <> 0),
  primary key (community_id, movement_id, account)
);
comment on table resource_line is 'never updated, never deleted; the lines of a movement sum to zero';

create table resource_reservation (
  community_id uuid not null,
  id uuid not null,
  resource_id uuid not null,
  quantity bigint not null,
  held bigint not null,
  matter_id uuid,
  reason text,
  made_at bigint not null,
  until_at bigint not null,
  ended_at bigint,
  primary key (community_id, id),
  constraint reservation_holds_what_was_made check (held between 0 and quantity),
  constraint reservation_ends_empty check ((ended_at is null) = (held > 0))
);
create index reservation_of_resource on resource_reservation (community_id, resource_id, until_at) where ended_at is null;
create index reservation_of_matter on resource_reservation (community_id, matter_id) where ended_at is null;
create index reservation_due on resource_reservation (until_at) where ended_at is null;

do $$
declare name text;
begin
  foreach name in array array['resource', 'resource_movement', 'resource_line', 'resource_reservation'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy own_community on %I using ((select app.communities())::uuid[] @> array[community_id])', name);
    execute format($f$create policy writers_add on %I as restrictive for insert with check ((select app.flag('write')))$f$, name);
  end loop;
end $$;
create policy writers_change on resource as restrictive for update using ((select app.flag('write')));
create policy writers_change on resource_reservation as restrictive for update using ((select app.flag('write')));
create policy system_finds_due on resource_reservation for select using ((select app.flag('system')) and ended_at is null);
grant select, insert on resource_movement, resource_line to doorstep_app;
grant select, insert, update on resource, resource_reservation to doorstep_app;
