-- What a community confirmed about a department's form is remembered, and what it corrected teaches every community.
create table sheet_mapping (
  community_id uuid not null,
  fingerprint text not null,
  title text not null,
  row_subject text not null,
  columns jsonb not null,
  at bigint not null,
  post_id uuid not null,
  role text not null,
  primary key (community_id, fingerprint)
);
comment on table sheet_mapping is 'the latest confirmed meaning of each column of a form; earlier ones stay in their events';
alter table sheet_mapping enable row level security;
create policy own_community on sheet_mapping using ((select app.communities())::uuid[] @> array[community_id]);
create policy writers_add on sheet_mapping as restrictive for insert with check ((select app.flag('write')));
create policy writers_change on sheet_mapping as restrictive for update using ((select app.flag('write')));
create policy writers_remove on sheet_mapping as restrictive for delete using ((select app.flag('write')));
grant select, insert, update, delete on sheet_mapping to doorstep_app;

create table taught_header (
  community_id uuid not null,
  row_subject text not null,
  spelling text not null,
  means text not null,
  at bigint not null,
  post_id uuid not null,
  role text not null,
  primary key (community_id, row_subject, spelling)
);
comment on table taught_header is 'words of a header and the element they ask for: nothing about a person, so every community reads what any of them taught, and each takes back its own alone';
alter table taught_header enable row level security;
create policy everyone_reads on taught_header for select using (true);
create policy own_community on taught_header for insert
  with check ((select app.communities())::uuid[] @> array[community_id] and (select app.flag('write')));
create policy own_community_change on taught_header for update
  using ((select app.communities())::uuid[] @> array[community_id] and (select app.flag('write')));
create policy own_community_remove on taught_header for delete
  using ((select app.communities())::uuid[] @> array[community_id] and (select app.flag('write')));
grant select, insert, update, delete on taught_header to doorstep_app;
