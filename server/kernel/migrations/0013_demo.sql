-- That a database was to hold the demo's street, and whether all of it is there: a start that was broken off goes on.
create table demo (
  one boolean primary key default true check (one),
  seed text not null,
  at bigint not null,
  done_at bigint
);
comment on column demo.at is 'the demo''s present: every id and instant of it derives from this and the seed';
grant select, insert on demo to doorstep_app;
grant update (done_at) on demo to doorstep_app;
