-- Every filled sheet that left is on record: for whom and how long, what was missing in it, and how much of it changed.
create table sheet_fill (
  community_id uuid not null,
  id uuid not null,
  area_id uuid not null,
  purpose text not null,
  basis text,
  kept_until bigint not null,
  fingerprint text not null,
  title text not null,
  row_subject text not null,
  shape text not null,
  classes text[] not null,
  columns jsonb not null,
  rows int not null,
  post_id uuid not null,
  role text not null,
  organisation_id uuid not null,
  at bigint not null,
  scheduled uuid,
  against uuid,
  added int,
  removed int,
  changed int,
  primary key (community_id, id)
);
comment on table sheet_fill is 'one row a filled sheet; which rows of it say what is kept nowhere';
comment on column sheet_fill.kept_until is 'the office may keep it until then; the marks of its rows (file of kind sheet-marks, same id) go at that instant';
comment on column sheet_fill.shape is 'digest of what its columns mean, its purpose and the classes of the post: only sheets of one shape are compared';
comment on column sheet_fill.columns is '{header, means, gaps} of each column; gaps: cells empty because nothing is known';
comment on column sheet_fill.against is 'the earlier sheet it was compared with';
create index sheet_fill_newest on sheet_fill (community_id, at desc, id desc);
create index sheet_fill_of_form on sheet_fill (community_id, fingerprint, area_id, shape, at desc);
alter table sheet_fill enable row level security;
create policy own_community on sheet_fill using ((select app.communities())::uuid[] @> array[community_id]);
grant select, insert on sheet_fill to doorstep_app;

alter table access_log add column purpose text, add column kept_until bigint;
comment on column access_log.purpose is 'what a sheet was filled for; null where a page was looked at';
comment on column access_log.kept_until is 'until when the office that got the sheet may keep it, ms';
