-- A form that is filled by itself can wait for a while without being taken off.
alter table sheet_schedule add column paused_at bigint;
comment on column sheet_schedule.paused_at is 'since when nothing is filled; null unless it is paused';
