-- A filled sheet's record says under which condition it was filled and how many people it was about.
alter table sheet_fill add column condition text, add column people int;
comment on column sheet_fill.condition is 'whom or what alone it spoke of, as it was asked; null: of everybody';
comment on column sheet_fill.people is 'people its rows were about, lived in the homes they were about, or were counted; null: filled before this was kept';
