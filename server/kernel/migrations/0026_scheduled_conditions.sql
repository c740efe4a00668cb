-- A form that is filled by itself under a condition says so where it is listed.
alter table sheet_schedule add column condition text;
comment on column sheet_schedule.condition is 'whom or what alone it speaks of, as it was asked; null: of everybody';
