-- What is to be settled, as pages list it: a projection that folds from events. With the households it affects, the
-- instants its promises pass at, the inbox, and when rules are due by themselves.
create table matter (
  community_id uuid not null,
  id uuid not null,
  pack text not null,
  version int not null,
  type text not null,
  class text not null,
  activation_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  household_id uuid,
  building_id uuid not null,
  state text not null,
  open boolean not null,
  source text not null,
  parent_id uuid,
  stays jsonb not null,
  makers jsonb not null,
  made jsonb not null,
  appointed bigint,
  needs jsonb not null,
  passed jsonb not null,
  reopened int not null,
  lead uuid,
  lead_at bigint,
  beside uuid[] not null,
  owed_by text,
  joined uuid,
  newest boolean not null,
  opened_at bigint not null,
  moved_at bigint not null,
  closed_at bigint,
  due_at bigint,
  by_at bigint not null generated always as (coalesce(due_at, 9007199254740991)) stored,
  primary key (community_id, id)
) with (fillfactor = 80);
comment on column matter.building_id is 'the grid is that of the building today; events keep the grid of their time';
comment on column matter.newest is 'of its pack, type and subject: what forms and figures go by, with every open one';
comment on column matter.due_at is 'the earliest promise that still counts, past or to come; null when there is none. What is late is due_at <= a given instant';
create index matter_by_due on matter (community_id, by_at, id) where open;
create index matter_of_kind on matter (community_id, pack, type, state, by_at, id) where open;
create index matter_of_building on matter (community_id, building_id) where open;
create index matter_of_lead on matter (community_id, lead, by_at, id) where open and lead is not null;
create index matter_given on matter (community_id, lead, lead_at) where lead is not null;
create index matter_untaken on matter (community_id, owed_by, by_at, id) where open and owed_by is not null;
create index matter_beside on matter using gin (beside) where open and beside <> '{}';
create index matter_of_household on matter (community_id, household_id) where open or newest;
create index matter_about on matter (community_id, subject_id) where open or newest;
create index matter_all_of_household on matter (community_id, household_id, opened_at desc);
create index matter_closed on matter (community_id, closed_at desc, id desc) where not open;
create index matter_children on matter (community_id, parent_id) where parent_id is not null;

create table matter_affected (
  community_id uuid not null,
  matter_id uuid not null,
  household_id uuid not null,
  n int not null,
  primary key (community_id, matter_id, household_id)
);
comment on column matter_affected.n is 'its place: the household it is about comes first';
create index matter_affecting on matter_affected (community_id, household_id);

create table matter_due (
  community_id uuid not null,
  matter_id uuid not null,
  clock text not null,
  due_at bigint not null,
  started_at bigint not null,
  primary key (community_id, matter_id, clock)
);
comment on table matter_due is 'promises that pass if nothing happens and were not told of yet; a ticker reads it by the clock object';
create index matter_due_at on matter_due (due_at);

create table matter_hold (
  community_id uuid not null,
  matter_id uuid not null,
  supply text not null,
  quantity int not null,
  rule text not null,
  at bigint not null,
  lacking boolean not null,
  primary key (community_id, matter_id, supply, rule)
);
comment on table matter_hold is 'what a rule wants held for a matter, and whether there was any';

create table notice (
  community_id uuid not null,
  id uuid not null,
  at bigint not null,
  pack text not null,
  version int not null,
  message text not null,
  rule text not null,
  matter_id uuid,
  household_id uuid,
  building_id uuid,
  to_role text,
  to_post uuid,
  to_household uuid,
  primary key (community_id, id),
  constraint notice_to_somebody check (num_nonnulls(to_role, to_post, to_household) = 1)
);
comment on column notice.matter_id is 'null where whom it is for may not know whom it is about';
create index notice_of_role on notice (community_id, to_role, at desc, id desc) where to_role is not null;
create index notice_of_post on notice (community_id, to_post, at desc, id desc) where to_post is not null;
create index notice_of_household on notice (community_id, to_household, at desc) where to_household is not null;

create table notice_read (
  community_id uuid not null,
  notice_id uuid not null,
  post_id uuid not null,
  at bigint not null,
  primary key (community_id, post_id, notice_id)
);

create table rule_due (
  activation_id uuid not null,
  rule text not null,
  due_at bigint,
  primary key (activation_id, rule)
);
comment on table rule_due is 'when a scheduled rule, or a switch (switched:on, switched:off), is due next; null once it is over';
create index rule_due_at on rule_due (due_at) where due_at is not null;

create table rule_todo (
  community_id uuid not null,
  building_id uuid not null,
  activation_id uuid not null,
  rule text not null,
  at bigint not null,
  primary key (community_id, building_id, activation_id, rule, at)
);
comment on table rule_todo is 'buildings whose households a rule due at an instant has still to look at';

create index if not exists post_of_area on post (area_id);

do $$
declare name text;
begin
  foreach name in array array['matter_affected', 'matter_hold', 'notice', 'notice_read'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy own_community on %I using ((select app.communities())::uuid[] @> array[community_id])', name);
  end loop;
  foreach name in array array['matter', 'matter_affected', 'matter_due', 'matter_hold', 'notice', 'notice_read', 'rule_todo'] loop
    execute format($f$create policy writers_add on %I as restrictive for insert with check ((select app.flag('write')) or (select app.flag('system')))$f$, name);
    execute format($f$create policy writers_change on %I as restrictive for update using ((select app.flag('write')) or (select app.flag('system')))$f$, name);
  end loop;
end $$;
-- That there is a medical matter is itself medical: its row exists for no other scope.
alter table matter enable row level security;
create policy own_community on matter using ((select app.communities())::uuid[] @> array[community_id]
  and (class in ('open', 'personal') or class = any((select app.classes())::text[])));
alter table matter_due enable row level security;
create policy own_community on matter_due using ((select app.flag('system')) or (select app.communities())::uuid[] @> array[community_id]);
alter table rule_todo enable row level security;
create policy own_community on rule_todo using ((select app.flag('system')) or (select app.communities())::uuid[] @> array[community_id]);
alter table rule_due enable row level security;
create policy the_servers_own on rule_due using ((select app.flag('system')));
grant select, insert, update on matter, matter_affected, notice, notice_read to doorstep_app;
grant select, insert, update, delete on matter_due, matter_hold, rule_due, rule_todo to doorstep_app;

-- A pack's states stand in the order it was written in; jsonb forgets it.
alter table pack_version alter column body type json using body::json;
