-- Forms that are filled by themselves; the filled ones lie sealed until they are fetched, three days at most.
create table sheet_schedule (
  community_id uuid not null,
  id uuid not null,
  area_id uuid not null,
  fingerprint text not null,
  title text not null,
  purpose text not null,
  basis text,
  every text not null constraint schedule_rhythm check (every in ('day', 'week')),
  weekday int,
  hour int not null,
  until_at bigint not null,
  post_id uuid not null,
  at bigint not null,
  next_at bigint,
  last_at bigint,
  last_refused text,
  primary key (community_id, id)
);
comment on column sheet_schedule.next_at is 'when it is due; null when it is over';
comment on column sheet_schedule.last_refused is 'why nothing was filled at last_at, a code; null when it was';
create index sheet_schedule_due on sheet_schedule (next_at) where next_at is not null;
alter table sheet_schedule enable row level security;
create policy own_community on sheet_schedule using ((select app.communities())::uuid[] @> array[community_id]);
create policy system_finds_due on sheet_schedule for select using ((select app.flag('system')) and next_at is not null);
create policy writers_add on sheet_schedule as restrictive for insert with check ((select app.flag('write')));
create policy writers_change on sheet_schedule as restrictive for update using ((select app.flag('write')));
grant select, insert, update on sheet_schedule to doorstep_app;
